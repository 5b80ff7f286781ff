import Journeys
import Testing

@Suite("Source texts")
struct SourceTextTests {
    private func text(_ text: String) -> SourceText { SourceText(file: "a.yaml", text: text) }

    @Test("have the lines that YAML counts")
    func lines() {
        let source = text("a\r\nb\rc\u{85}d\u{2028}e\n\nf")
        #expect((1...8).map { source.line($0) } == ["a", "b", "c", "d", "e", "", "f", nil])
        #expect(source.line(0) == nil)
        #expect(text("").line(1) == nil)
    }

    @Test("know where a place is filled in")
    func references() {
        let source = text("x: {{a}} {{ab}}\ny: {{ b }} {{a}}\n")
        let start = SourceLocation(file: "a.yaml", line: 1, column: 1)
        #expect(source.reference("a", from: start).map { [$0.line, $0.column] } == [1, 6])
        #expect(source.reference("ab", from: start).map { [$0.line, $0.column] } == [1, 12])
        #expect(source.reference("b", from: start).map { [$0.line, $0.column] } == [2, 7])
        let later = SourceLocation(file: "a.yaml", line: 1, column: 7)
        #expect(source.reference("a", from: later).map { [$0.line, $0.column] } == [2, 14])
        #expect(source.reference("c", from: start) == nil)
    }

    @Test(
        "do not show credentials",
        arguments: [
            ("password: hunter2", "password: *******"), ("  pin: \"12\\\"34\" # x", "  pin: \"******\" # x"),
            ("otp: 'a''b' c", "otp: '****' c"), ("{ password: a b, user: c }", "{ password: * *, user: c }"),
            ("password: a, b", "password: ** *"),
            ("password: \"{{account.password}}\"", "password: \"{{account.password}}\""),
            ("password: { file: a }", "password: { file: a }"), ("passwords: a", "passwords: a"),
            ("x: 'password': a", "x: 'password': *"),
            ("password:", "password:"), ("password:a", "password:a"),
        ])
    func hidden(_ line: String, _ shown: String) {
        #expect(text(line).shownLine(1) == shown)
    }

    @Test("show of secrets only where they come from")
    func secrets() {
        let source = text("secrets:\n  # no\n  token: abc\n  key: { file: a, env: b }\nvariables:\n  token: abc\n")
        #expect(
            (1...6).map { source.shownLine($0) } == [
                "secrets:", "  # no", "  token: ***", "  key: { file: a, env: b }", "variables:", "  token: abc",
            ])
    }
}
