import Journeys
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
    private let place = SourceLocation(file: "probes/clinic.yaml", line: 14, column: 7)

    @Test("show the line, the place and the way out")
    func description() {
        let diagnostic = Diagnostic(
            at: place, "unknown step 'htpp'", hint: "did you mean 'http'?",
            line: "    - htpp: https://clinic.example/book",
            width: 4)
        #expect(
            diagnostic.description == """
                probes/clinic.yaml:14:7: error: unknown step 'htpp'
                14 |     - htpp: https://clinic.example/book
                   |       ^^^^ did you mean 'http'?
                """)
        #expect(Diagnostic(.warning, "nothing", hint: "do").description == "warning: nothing\n  do")
    }

    @Test("cannot steer the terminal")
    func steering() {
        let diagnostic = Diagnostic(at: place, "a\u{1B}[31m", hint: "\u{202E}b", line: "c\u{7}\td", width: 1_000_000)
        #expect(diagnostic.message == "a\u{FFFD}[31m")
        #expect(diagnostic.hint == "\u{FFFD}b")
        #expect(diagnostic.line == "c\u{FFFD}\td")
        #expect(diagnostic.description.count < 400)
    }
}
