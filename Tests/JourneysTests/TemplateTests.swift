import Journeys
import Testing

@Suite("Templates")
struct TemplateTests {
    private static let place = SourceLocation(file: "a.yaml", line: 1, column: 1)

    @Test("are cut into text and places")
    func pieces() throws {
        let template = try Template("{{base}}/{{ account.user }}?x={y}}", at: Self.place)
        #expect(template.pieces == [.reference("base"), .text("/"), .reference("account.user"), .text("?x={y}}")])
        #expect(try Template("", at: Self.place).pieces == [])
        #expect(try Template("{{a}}{{a}}", at: Self.place).references == ["a", "a"])
    }

    @Test("are filled in once: what comes in is no template")
    func filled() throws {
        let template = try Template("<{{a}}>", at: Self.place)
        #expect(template.filled { _ in "{{b}}" } == "<{{b}}>")
    }

    @Test(
        "with a place that is none are refused, at the place",
        arguments: [
            ("a {{b", 2), ("é{{}}", 1), ("{{ }}", 0), ("x{{9}}", 1), ("{{a.}}", 0), ("{{a..b}}", 0),
            ("{{a b}}{{c/d}}", 7),
        ])
    func refused(_ text: String, _ offset: Int) {
        let error = #expect(throws: TemplateSyntaxError.self) { try Template(text, at: Self.place) }
        #expect(error?.offset == offset)
    }
}
