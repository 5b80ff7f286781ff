import JSONPath
import Testing

@Suite struct RegularExpressionTests {
    /// Whether an I-Regexp matches the whole of a text.
    private func matches(_ pattern: String, _ text: String) throws -> Bool {
        let document = JSON.array([.string(text)])
        let quoted = JSON.string(pattern).text
        return try !JSONPath("$[?match(@, \(quoted))]").values(in: document, matching: FoundationMatcher()).isEmpty
    }

    @Test(arguments: [
        ("a|b", "b", true), ("", "", true), ("(a(b|c))*d", "abacd", true), ("a{2}", "aa", true), ("a{2}", "aaa", false),
        ("a{1,}", "aaa", true), ("a{0,1}b", "b", true), (".", "\n", false), (".", "\r", false), (".", "\u{2028}", true),
        ("[.]", "a", false), ("[^a]", "\n", true), ("[a-c]+", "abc", true), ("[-a]+", "a-", true),
        ("[a-]+", "a-", true),
        ("[a\\-c]", "b", false), ("[\\]\\[]+", "[]", true), ("[\\p{Lu}0-9]+", "Ä1", true), ("\\P{L}", "1", true),
        ("\\p{L}{3}", "äßé", true), ("a#b", "a#b", true), ("a b", "a b", true), ("\\n\\t\\r", "\n\t\r", true),
        ("\\{\\}\\|\\^", "{}|^", true),
        ("[$]", "$", true), ("[\\^a]", "^", true), ("a^b", "a^b", false), ("^a$", "a", true), ("😀+", "😀😀", true),
        ("[😀-😂]", "😁", true),
        // Special to engines only: && in a class, \E, (?i), possessive and lazy marks are no I-Regexp or plain
        // characters.
        ("[a&&b]+", "a&b", true), ("a~b", "a~b", true),
    ])
    func matchesAsRFC9485(pattern: String, text: String, expected: Bool) throws {
        #expect(try matches(pattern, text) == expected)
    }

    @Test(arguments: [
        ("\\d", "write [0-9]"), ("\\w", "no '\\w'"), ("\\s", "no '\\s'"), ("\\$", "write [$]"), ("\\b", "no '\\b'"),
        ("a**", "after a quantifier"),
        ("a+?", "after a quantifier"), ("*a", "repeats nothing"), ("a{2,1}", "upside down"), ("a{,2}", "takes {n}"),
        ("a{x}", "takes {n}"),
        ("(a", "never closed"), ("a)", "no partner"), ("]", "no partner"), ("}", "no partner"), ("[]", "is empty"),
        ("[a", "ends too early"),
        ("[z-a]", "upside down"), ("[a-\\p{L}]", "ends with a character"), ("[a[b]", "literal '['"),
        ("a\\", "ends too early"),
        ("[a-b-c]", "first or last"), ("\\p{Xx}", "general category"), ("\\p{}", "general category"),
        ("\\pL", "general category"),
        ("(?i)a", "repeats nothing"), ("(?=a)", "repeats nothing"), ("[[:alpha:]]", "literal '['"),
        (String(repeating: "(", count: 10_000), "nested too deep"),
    ])
    func warnsOfWhatNeverMatches(pattern: String, part: String) throws {
        let query = try JSONPath("$[?search(@, \(JSON.string(pattern).text))]")
        #expect(query.warnings.count == 1)
        #expect(query.warnings.first?.message.contains(part) ?? false, "\(query.warnings)")
        #expect(query.warnings.first?.offset == 13)
        // Invalid is false (RFC 9535 section 2.4.6), and the engine is not even asked.
        #expect(try query.values(in: .array([.string("a")]), matching: GivingUpMatcher()).isEmpty)
    }

    @Test func soundPatternsHaveNoWarning() throws {
        #expect(try JSONPath("$[?match(@, '[0-9]+')]").warnings.isEmpty)
    }

    @Test func handsOverPlainPCRE() throws {
        struct Recorder: RegularExpressionMatcher {
            let expected: String
            func matches(_ pattern: String, _ text: String, whole: Bool) -> Bool? { pattern == expected && !whole }
        }
        let recorder = Recorder(expected: "[^\\n\\r](?:a|\\x{23})*(?:\\z)[^\\x{5D}-\\x{7B}]{2,}")
        #expect(try find("$[?search(@, '.(a|#)*$[^\\\\]-\\\\{]{2,}')]", in: "[\"x\"]", matching: recorder) == ["\"x\""])
    }

    @Test func failsWhenTheEngineGivesUp() {
        #expect(throws: JSONPathLimitExceeded.regularExpression("a")) {
            try find("$[?!match(@, 'a')]", in: "[\"a\"]", matching: GivingUpMatcher())
        }
    }
}
