import JSONPath
import Testing

/// Messages that a user can act on, at the place where the fault is.
@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("", 0, "the whole document is '$'"),
        ("store.book", 0, "starts with '$'"),
        ("$.store book", 7, "no white space after the query"),
        ("$.a.", 4, "expected a name or '*' after '.'"),
        ("$.a.0", 4, "an index is written [0]"),
        ("$.'a'", 2, "['name']"),
        ("$..", 3, "a name, '*' or '['"),
        ("$.a-b", 3, "found '-'"),
        ("$[a]", 2, "expected a quoted name"),
        ("$[]", 2, "'[*]'"),
        ("$[1", 1, "'[' is never closed"),
        ("$[1 2]", 4, "expected ',' or ']'"),
        ("$['a]", 2, "no closing '"),
        ("$[@.a == 1]", 2, "a filter starts with '?'"),
        ("$[01]", 2, "no leading zero"),
        ("$[9007199254740992]", 2, "2^53"),
        ("$[?@.a = 1]", 7, "equality is '=='"),
        ("$[?@.a =~ /x/]", 7, "match(…) or search(…)"),
        ("$[?@.* == 1]", 3, "only names and indexes can be compared"),
        ("$[?@.a == open]", 10, "strings are quoted"),
        ("$[?@.a == True]", 10, "write 'true'"),
        ("$[?true]", 3, "a literal is no condition"),
        ("$[?!@.a == 1]", 4, "needs parentheses"),
        ("$[?(@.a]", 7, "expected ')'"),
        ("$[?size(@) == 1]", 3, "there are count, length, match, search, value"),
        ("$[?length (@) == 1]", 9, "comes right after"),
        ("$[?length(@.*) == 1]", 10, "wrap it in value(…)"),
        ("$[?count(1) == 1]", 9, "count takes a query"),
        ("$[?count(@.a)]", 3, "compare it with something"),
        ("$[?match(@.a) == 1]", 3, "match takes 2 arguments, not 1"),
        ("$[?length(match(@, 'a')) == 1]", 10, "not a condition"),
        ("$[?match(@, 'a') == true]", 3, "true or false already"),
        ("$[?@.a == 'a\\q']", 12, "unknown escape"),
        ("$[\"\\'\"]", 3, "needs no '\\'"),
        ("$[?@.☺ == x]", 10, "unknown word 'x'"),
    ])
    func tellsWhereAndWhat(source: String, offset: Int, part: String) {
        do throws(JSONPathSyntaxError) {
            Issue.record("accepted \(try JSONPath(source))")
        } catch {
            #expect(error.message.contains(part), "\(error.message)")
            #expect(error.offset == offset, "\(error.message)")
            #expect(error.description.hasSuffix("(at character \(offset + 1))"))
        }
    }

    @Test(arguments: ["(", "@[?", "!(", "count(@[?", "length("])
    func boundsNesting(unit: String) {
        let source = "$[?" + String(repeating: unit, count: 5_000)
        #expect { try JSONPath(source) } throws: {
            ($0 as? JSONPathSyntaxError)?.message.contains("nested deeper") ?? false
        }
    }

    @Test func boundsLength() throws {
        #expect(throws: JSONPathSyntaxError.self) { try JSONPath("$" + String(repeating: ".a", count: 40_000)) }
        #expect(try JSONPath("$" + String(repeating: ".a", count: 30_000)).isSingular)
    }

    @Test func knowsSingularQueries() throws {
        for source in ["$", "$.a", "$['a'][-1]"] { #expect(try JSONPath(source).isSingular) }
        for source in ["$..a", "$.*", "$[0,1]", "$[0:1]", "$[?@]"] { #expect(try !JSONPath(source).isSingular) }
    }

    @Test func equalsByScalars() throws {
        #expect(try JSONPath("$.a") == JSONPath("$.a"))
        #expect(try JSONPath("$.a") != JSONPath("$['a']"))
        #expect(try JSONPath("$.\u{E9}") != JSONPath("$.e\u{301}"))
        #expect(try JSONPath("$.a").description == "$.a")
    }
}
