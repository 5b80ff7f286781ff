import JSONPath
import JourneyFiles
import Journeys
import Testing

@Suite("Expectations")
struct ExpectationTests {
    private static let place = SourceLocation(file: "probes/story.yaml", line: 3, column: 9)

    private func parsed(_ text: String, on surface: Surface = .web) throws -> Journeys.Expectation {
        try ExpectationParser.expectation(text, at: Self.place, on: surface)
    }

    private static func text(_ text: String) -> Predicate.Operand {
        .text(Template(literal: text, at: place))
    }

    struct Line: CustomTestStringConvertible {
        var text: String
        var query: Query
        var filters: [Filter] = []
        var isNegated = false
        var predicate: Predicate
        var surface = Surface.web

        var testDescription: String { text }
    }

    static let lines = [
        Line(text: "status == 200", query: .status, predicate: .equal(.number(200))),
        Line(text: "status==200", query: .status, predicate: .equal(.number(200))),
        Line(text: "status != -1.5e1", query: .status, predicate: .notEqual(.number(-15))),
        Line(text: "  status   >=   200  ", query: .status, predicate: .greaterOrEqual(.number(200))),
        Line(text: "duration < 2s", query: .duration, predicate: .less(.number(2000))),
        Line(text: "duration <= 1500", query: .duration, predicate: .lessOrEqual(.number(1500))),
        Line(text: #"header "Location" exists"#, query: .header("Location"), predicate: .exists),
        Line(text: #"cookie "a b" not exists"#, query: .cookie("a b"), isNegated: true, predicate: .exists),
        Line(text: #"body == "a\"b\\c\/\n\u00e9\uD83D\uDE00""#, query: .body, predicate: .equal(text("a\"b\\c/\né😀"))),
        Line(text: #"body matches /a\/b\d/"#, query: .body, predicate: .matches(#"a/b\d"#)),
        Line(text: #"body matches "a/b""#, query: .body, predicate: .matches("a/b")),
        Line(text: #"xpath "//a" count > 1"#, query: .xpath("//a"), filters: [.count], predicate: .greater(.number(1))),
        Line(
            text: #"body split "," nth -1 replace "a" "" toInt == 3"#, query: .body,
            filters: [.split(","), .nth(-1), .replace("a", ""), .toInt], predicate: .equal(.number(3))),
        Line(
            text: #"regex /x=(\d+)/ toFloat > 1.5"#, query: .regex(#"x=(\d+)"#), filters: [.toFloat],
            predicate: .greater(.number(1.5))),
        Line(text: "redirects == 0", query: .redirects, predicate: .equal(.number(0))),
        Line(
            text: #"xpath "string(//time)" newerThan 7d"#, query: .xpath("string(//time)"),
            predicate: .newerThan(.seconds(604_800))),
        Line(text: #"xpath "count(//a)" == 3"#, query: .xpath("count(//a)"), predicate: .equal(.number(3))),
        Line(
            text: #"reply not contains "x""#, query: .reply, isNegated: true,
            predicate: .contains(Template(literal: "x", at: place)), surface: .chat),
        Line(
            text: #"link matching /reset/ startsWith "https:""#, query: .link("reset"),
            predicate: .startsWith(Template(literal: "https:", at: place)), surface: .inbox),
        Line(text: "link exists", query: .link(nil), predicate: .exists, surface: .inbox),
        Line(text: #"code matches /^\d{6}$/"#, query: .code, predicate: .matches(#"^\d{6}$"#), surface: .inbox),
        Line(text: "prompt isEmpty", query: .prompt, predicate: .isEmpty, surface: .call),
    ]

    @Test("say what they look at, and what it must be", arguments: lines)
    func parse(_ line: Line) throws {
        let expectation = try parsed(line.text, on: line.surface)
        #expect(expectation.query == line.query)
        #expect(expectation.filters == line.filters)
        #expect(expectation.isNegated == line.isNegated)
        #expect(described(expectation.predicate) == described(line.predicate))
        #expect(expectation.source == line.text)
        #expect(expectation.location == Self.place)
    }

    /// Templates are equal by their pieces here: where they stand is another test's matter.
    private func described(_ predicate: Predicate) -> String {
        switch predicate {
        case .equal(.text(let template)): "== \(template.source)"
        case .startsWith(let template): "startsWith \(template.source)"
        case .contains(let template): "contains \(template.source)"
        default: "\(predicate)"
        }
    }

    @Test("compile JSONPath")
    func jsonpath() throws {
        let expectation = try parsed(#"jsonpath "$['a b'].items[0]" isNumber"#)
        #expect(expectation.query == .jsonpath(try JSONPath("$['a b'].items[0]")))
    }

    @Test("find the places in their texts")
    func templates() throws {
        #expect(
            try parsed(#"body contains "{{a}} and {{account.number}}""#).templates.flatMap(\.references) == [
                "a", "account.number",
            ])
    }

    @Test(
        "have a query where the step shows it, and nowhere else",
        arguments: Surface.allCases.flatMap { surface in
            [
                "status": [Surface.web, .chat], "url": [.web], "reply": [.chat], "prompt": [.call],
                "subject": [.inbox], "sender": [.inbox], "code": [.inbox], "link": [.inbox],
                "body": [.web, .chat, .inbox],
                "redirects": [.web], "duration": Surface.allCases,
            ].map { (surface, $0.key, $0.value.contains(surface)) }
        })
    func surfaces(_ surface: Surface, _ query: String, _ isAllowed: Bool) {
        let isNumber = ["status", "redirects", "duration"].contains(query)
        let line = isNumber ? "\(query) == 1" : "\(query) exists"
        let isParsed = (try? parsed(line, on: surface)) != nil
        #expect(isParsed == isAllowed)
    }

    @Test(
        "are prompts in four ways",
        arguments: [
            ("/number/", #"matches("number")"#), (#"contains "a""#, "contains a"),
            ("account number", "contains account number"),
            (#""quoted words""#, "contains quoted words"), (#"startsWith "Hi""#, "startsWith Hi"),
            ("contains 3 things", "contains contains 3 things"), ("not in service", "contains not in service"),
        ])
    func prompts(_ text: String, _ meaning: String) throws {
        let expectation = try ExpectationParser.promptPredicate(text, at: Self.place)
        #expect(expectation.query == .prompt)
        #expect(described(expectation.predicate).replacing("Journeys.Predicate.", with: "") == meaning)
    }

    @Test("are captures without a condition, secret where they say so and in mail always")
    func captures() throws {
        let plain = try ExpectationParser.capture("url", named: "a", at: Self.place, on: .web)
        #expect(!plain.isSecret)
        let secret = try ExpectationParser.capture(
            #"jsonpath "$.t" nth 0 secret"#, named: "a", at: Self.place, on: .web)
        #expect(secret.isSecret)
        #expect(secret.filters == [.nth(0)])
        #expect(try ExpectationParser.capture("code", named: "a", at: Self.place, on: .inbox).isSecret)
    }

    @Test("point at what is wrong")
    func offsets() {
        func range(_ text: String) -> Range<Int>? {
            do {
                _ = try ExpectationParser.expectation(text, at: Self.place, on: .web)
                return nil
            } catch {
                return error.offset..<(error.offset + error.width)
            }
        }
        #expect(range("é stauts == 1") == 0..<1)
        #expect(range("status === 200") == 7..<10)
        #expect(range(#"xpath "//a[" exists"#) == 11..<12)
        // An escape before the fault: the caret counts what is written, not what it means.
        #expect(range(#"xpath "\u002f/a[" exists"#) == 16..<17)
        #expect(range(#"body contains "a{{"#) == 14..<15)
        #expect(range(#"body contains "a{{""#) == 16..<18)
    }
}
