import JSONPath
import Testing

@Suite struct LimitTests {
    @Test(arguments: [
        "$..*", "$[*][*]", "$[*,*,*,*,*]", "$[?@ == $]", "$[?$..a]", "$[?count($..*) > 1]", "$[?length($[0][0]) > 1]",
        "$[?@[0] < $[1][0]]", "$[?search(@[0], 'b')]", "$[0:1000000]", "$[?$[?$[?$[*]]]]",
    ])
    func stopsWork(query: String) throws {
        let text = "\"\(String(repeating: "a", count: 200_000))\""
        let document = "[\((0..<40).map { _ in "[\(text),1]" }.joined(separator: ","))]"
        #expect(throws: JSONPathLimitExceeded.visits(limit: 30)) { try find(query, in: document, visitLimit: 30) }
    }

    /// Few nodes, much to read: only what is compared, counted or matched can reach the limit.
    @Test(arguments: [
        "$[?@[0] == @[1]]", "$[?@[0] < @[1]]", "$[?length(@[0]) > 1]", "$[?search(@[0], 'b')]", "$[?@[2] == @[3]]",
    ])
    func chargesWhatIsRead(query: String) throws {
        let text = "\"\(String(repeating: "a", count: 200_000))\""
        let numbers = "[\((0..<800).map(String.init).joined(separator: ","))]"
        let document = "[[\(text),\(text),\(numbers),\(numbers)]]"
        #expect(throws: JSONPathLimitExceeded.visits(limit: 700)) { try find(query, in: document, visitLimit: 700) }
        _ = try find(query, in: document, visitLimit: 3_000)
    }

    @Test func exponentialQueriesEnd() {
        let query = "$" + String(repeating: "[*,*]", count: 60)
        let document = String(repeating: "[", count: 100) + "1" + String(repeating: "]", count: 100)
        #expect(throws: JSONPathLimitExceeded.visits(limit: 1_000_000)) { try find(query, in: document) }
        #expect(throws: JSONPathLimitExceeded.visits(limit: 1_000_000)) {
            try find("$" + String(repeating: "..*", count: 30), in: document)
        }
    }

    @Test func deepValuesEnd() throws {
        var deep = JSON.null
        for _ in 0..<1_100 { deep = .array([deep]) }
        let matcher = FoundationMatcher()
        #expect(throws: JSONPathLimitExceeded.depth(limit: 1_024)) {
            try JSONPath("$..x").values(in: deep, matching: matcher)
        }
        #expect(throws: JSONPathLimitExceeded.depth(limit: 1_024)) {
            try JSONPath("$[?@ == @]").values(in: .array([deep]), matching: matcher)
        }
    }

    @Test func deepestTextIsAnswered() throws {
        let document = String(repeating: "[", count: 511) + "{}" + String(repeating: "]", count: 511)
        #expect(try find("$..[?@ == @]", in: document).count == 511)
    }

    @Test func errorsSayWhatHappened() {
        #expect("\(JSONPathLimitExceeded.visits(limit: 5))".contains("more than 5 nodes"))
        #expect("\(JSONPathLimitExceeded.depth(limit: 5))".contains("deeper than 5"))
        #expect("\(JSONPathLimitExceeded.regularExpression("a"))".contains("'a'"))
    }
}
