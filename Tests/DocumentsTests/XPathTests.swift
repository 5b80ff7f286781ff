import Documents
import Testing

@Suite struct XPathTests {
    private let page = HTMLDocument(
        """
        <!DOCTYPE html><html><body><h1 id="greeting">Welcome, <b>Anna</b></h1>
        <ul><li class=a>One<li class=b>Two</ul><p data-x='5 &euro;'>caf&eacute;</p></body></html>
        """, baseURL: "https://shop.example/")

    @Test(arguments: [
        ("string(//h1)", XPathValue.string("Welcome, Anna")), ("count(//li)", .number(2)),
        ("//li[@class='b'] = 'Two'", .boolean(true)),
        ("//li", .nodes([.init(name: "li", text: "One"), .init(name: "li", text: "Two")])),
        ("//p/@data-x", .nodes([.init(name: "data-x", text: "5 €")])),
        ("//p/text()", .nodes([.init(name: "", text: "café")])),
        ("//nothing", .nodes([])), ("string(//nothing)", .string("")), ("1 div 0", .number(.infinity)),
        ("//li[2] | //h1/b", .nodes([.init(name: "b", text: "Anna"), .init(name: "li", text: "Two")])),
    ])
    func evaluates(source: String, expected: XPathValue) throws {
        #expect(try page.evaluate(XPath(source)) == expected)
    }

    @Test(arguments: [
        "//li[", "//", "'open", "frob(1)", "count('a')", "$x", "string(1, 2)", "", "//a:b", "concat('a')", "a b",
        "//li]",
        String(repeating: "(", count: 3_000), String(repeating: "a", count: 5_000), "//a\u{0}b",
    ])
    func refusesBeforeAnyPageIsThere(source: String) {
        #expect {
            _ = try XPath(source)
        } throws: { error in
            guard let error = error as? XPathSyntaxError else { return false }
            return !error.message.isEmpty && (0...source.utf8.count).contains(error.offset)
        }
    }

    @Test func givesUpOnAPageThatIsTooExpensive() throws {
        let page = HTMLDocument("<body>" + String(repeating: "<i><b>x</b></i>", count: 20_000))
        let xpath = try XPath("//i[following::b[preceding::i[following::b]]]")
        #expect(throws: XPathFailure.limitReached) { try page.evaluate(xpath) }
    }

    @Test func evaluatesOnNothing() throws {
        let page = HTMLDocument(bytes: [], contentType: nil, baseURL: "https://shop.example/")
        #expect(try page.evaluate(XPath("string(//h1)")) == .string(""))
        #expect(page.forms.isEmpty && page.links.isEmpty && page.title == nil && page.visibleText() == "")
    }
}
