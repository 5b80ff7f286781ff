import Journeys
import Testing

@Suite("Personas")
struct PersonaTests {
    private func journeys(_ personas: String) throws -> [Journey] {
        let (plan, diagnostics) = try Samples.check(
            """
            journey: look
            title: Look
            channel: web-login
            as: anna
            personas: \(personas)
            step_up:
              after: first
              steps:
                - submit: form
                  with: { answer: "{{account.number}}" }
            steps:
              - open: "{{base}}/login"
                id: first
                expect: [ status == 200 ]
                capture:
                  title: xpath "string(//title)"
              - open: "{{base}}/next?{{title}}"
                id: second
                expect: [ status == 200 ]
            """)
        #expect(diagnostics.map(\.description) == [])
        return try #require(plan).journeys
    }

    @Test("make a journey each, and the plain one only where it is listed")
    func expansion() throws {
        #expect(try journeys("{ new-device: step_up }").map(\.id) == ["look@new-device"])
        let all = try journeys("{ default: through, regular: through, new-device: step_up }")
        #expect(all.map(\.id) == ["look", "look@new-device", "look@regular"])
        #expect(all.map(\.account) == ["anna", "ben", "anna"])
        #expect(all.map(\.title) == ["Look", "Look (new-device)", "Look (A regular customer)"])
        #expect(all.map { Journey.base(of: $0.id) } == ["look", "look", "look"])
    }

    @Test("are asked the step-up after its step, and what that one expects is expected then")
    func insertion() throws {
        let all = try journeys("{ regular: through, new-device: step_up }")
        let (asked, plain) = (try #require(all.first), try #require(all.last))
        #expect(plain.steps.map(\.id) == ["first", "second"])
        #expect(asked.steps.map(\.id) == ["first", "step-up-1", "second"])
        #expect(asked.steps[0].expectations.isEmpty && asked.steps[0].letThrough.count == 1)
        #expect(asked.steps[1].expectations.count == 1 && asked.steps[1].captures.count == 1)
        #expect(asked.stepsAfterStepUp.map(\.id) == ["second"])
    }

    @Test("are told apart in the plan's fingerprint")
    func fingerprints() throws {
        let (plan, _) = try Samples.check(
            "journey: x\nchannel: web-login\npersonas: { default: through, regular: through }\nsteps:\n"
                + "  - open: \"{{base}}/\"\n    expect: [ status == 200 ]\n")
        let sound = try #require(plan)
        #expect(Set(sound.journeys.map(sound.fingerprint)).count == 2)
    }
}
