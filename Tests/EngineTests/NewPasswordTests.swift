import Observations
import Testing
import Verdicts

/// Choosing a new password is no sign-in.
@Suite struct NewPasswordTests {
    /// The form comes again with what is wrong with the password: nobody was refused who they are.
    @Test(arguments: [("sets_password: \"{{account.new_password}}\"", false), ("within: 9s", true)])
    func theFormAgain(key: String, isAskedAgain: Bool) async throws {
        let repair =
            "repair:\n  - http: \"POST {{base}}/back\"\n    form: { password: \"{{account.password}}\" }\n"
            + "    sets_password: \"{{account.password}}\""
        let form = "<form method=post><input type=password name=password></form>"
        let server = try LoopbackServer { request in
            request.method == "GET" ? .html("<h1>Choose</h1>" + form) : .html("<h1>Choose</h1><p>Too short</p>" + form)
        }
        let outcome = try await Story(
            """
            steps:
              - open: "{{base}}/choose"
              - submit: form
                id: set
                with: { password: "{{account.new_password}}" }
                \(key)
                expect: [ 'xpath "string(//h1)" == "Done"' ]
            \(isAskedAgain ? "" : repair)
            """
        ).walk(server)
        #expect(outcome.judgement.failingStep == "set", "\(outcome)")
        #expect(outcome.signs.contains(.askedAgainAfterCredential) == isAskedAgain)
    }
}
