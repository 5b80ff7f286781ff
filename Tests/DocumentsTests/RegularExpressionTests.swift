import Documents
import Testing

@Suite struct RegularExpressionTests {
    @Test(arguments: [
        ("a(b)?(c)", "xac", "ac", [nil, "c"] as [String?], 1..<3),
        ("(?i)GRÜẞE|grüße", "Schöne Grüße", "Grüße", [], 8..<15),
        (#"\d{6}"#, "code 123456.", "123456", [], 5..<11),
        ("", "abc", "", [], 0..<0),
        ("$", "", "", [], 0..<0),
        (#"(?<year>\d{4})"#, "in 2026", "2026", ["2026"], 3..<7),
        ("€(.)", "5 €😀", "€😀", ["😀"], 2..<9),
    ])
    func findsTheFirstMatch(pattern: String, text: String, whole: String, groups: [String?], range: Range<Int>) throws {
        let match = try #require(try RegularExpression(pattern).firstMatch(in: text))
        #expect(match.whole == whole)
        #expect(match.groups == groups)
        #expect(match.range == range)
    }

    @Test(arguments: [
        ("a*", "baac", ["", "aa", "", ""]),
        ("", "äb", ["", "", ""]),
        (#"\w+"#, "één twee", ["één", "twee"]),
        ("x", "abc", []),
    ])
    func findsAllMatches(pattern: String, text: String, expected: [String]) throws {
        #expect(try RegularExpression(pattern).allMatches(in: text).map(\.whole) == expected)
    }

    @Test func stopsAtTheMaximum() throws {
        #expect(try RegularExpression("a").allMatches(in: "aaaa", max: 2).count == 2)
        #expect(try RegularExpression("a").allMatches(in: "aaaa", max: 0).isEmpty)
    }

    @Test(arguments: [("a|ab", "ab", true), ("a", "ab", false), ("", "", true), ("b", "ab", false)])
    func matchesTheWholeTextOnly(pattern: String, text: String, expected: Bool) throws {
        #expect(try RegularExpression(pattern).matchesWhole(text) == expected)
    }

    @Test(arguments: [("(a", 2), ("a)", 1), ("[z-a]", 3), (#"\C"#, 2), ("*", 0), ("(?P<", 4)])
    func reportsWhereAPatternIsWrong(pattern: String, offset: Int) {
        #expect {
            _ = try RegularExpression(pattern)
        } throws: { error in
            guard let error = error as? RegularExpressionError else { return false }
            return error.offset == offset && !error.message.isEmpty
        }
    }

    @Test func refusesAPatternThatIsTooLong() {
        #expect(throws: RegularExpressionError.self) { try RegularExpression(String(repeating: "a", count: 9_000)) }
    }

    /// Exponential, polynomial, deep and greedy patterns, each of which would run for minutes or more.
    @Test(arguments: [
        ("(a+)+$", "a", 60, "b"), (#"\w+[@#]"#, "a", 1_000_000, ""), ("(.*)*[xy]", "ab", 5_000, ""),
        ("(a|a)*[bc]", "a", 100_000, ""), (#"^(\s*\w+)*[:;]$"#, "   word", 20_000, ""),
        ("(?s).*.*.*[=:].*", "x", 20_000, ""), (#"((((\w*)*)*)*)*[!?]"#, "q", 300, ""),
        (#"(?=(a+))a*[bc]\1"#, "a", 200_000, ""), (#"(x+x+)+[yz]"#, "x", 5_000, ""),
    ])
    func givesUpOnAHostileText(pattern: String, unit: String, count: Int, end: String) throws {
        let expression = try RegularExpression(pattern)
        let text = String(repeating: unit, count: count) + end
        #expect(throws: RegularExpressionLimit.limitReached) { try expression.firstMatch(in: text) }
    }

    /// What people write in journeys must not run into the limits.
    @Test(arguments: [
        #"name="csrf" value="([^"]+)""#, #"(?s)<body>.*</body>"#, #"\b\d{6}\b"#, #"(?i)balance:\s*(\d+[.,]\d\d)"#,
        #"[\s\S]*?needle"#, #"^.*needle.*$"#,
    ])
    func searchesALargeOrdinaryPage(pattern: String) throws {
        let line = #"<li class="item"><a href="/products/12345?ref=list">A product with 42 reviews</a></li>"# + "\n"
        let page = "<body>" + String(repeating: line, count: 10_000) + "needle</body>"
        _ = try RegularExpression(pattern).firstMatch(in: page)
    }

    @Test func refusesATextThatIsTooLong() throws {
        let text = String(repeating: "a", count: RegularExpression.maximumSubjectLength + 1)
        #expect(throws: RegularExpressionLimit.subjectTooLong) { try RegularExpression("a").firstMatch(in: text) }
    }

    @Test func isUsedByManyTasksAtOnce() async throws {
        let expression = try RegularExpression(#"(\d+)-(\d+)"#)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    (try? expression.firstMatch(in: "a\(number)-\(number + 1)b"))??.groups == [
                        "\(number)", "\(number + 1)",
                    ]
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
