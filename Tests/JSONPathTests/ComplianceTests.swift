import Foundation
import JSONPath
import Testing

/// The compliance test suite of RFC 9535; its licence lies beside it.
@Suite struct ComplianceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var selector: String
        var document: JSON?
        /// Several where the order of members is open.
        var results: [JSON]
        var paths: [JSON]
        var isInvalid: Bool

        var testDescription: String { name }
    }

    /// Read with our own parser, which ``JSONParsingTests`` checks against Foundation's.
    static let cases: [Case] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources/cts.json")
        guard let data = try? Data(contentsOf: file), let suite = try? JSON(parsing: data),
            case .array(let tests) = suite["tests"]
        else { return [] }
        return tests.map { test in
            func alternatives(_ one: String, _ several: String) -> [JSON] {
                if let value = test[one] { return [value] }
                if case .array(let values) = test[several] { return values }
                return []
            }
            return Case(
                name: test["name"]?.plainText ?? "", selector: test["selector"]?.plainText ?? "",
                document: test["document"], results: alternatives("result", "results"),
                paths: alternatives("result_paths", "results_paths"),
                isInvalid: test["invalid_selector"] == .bool(true))
        }
    }()

    @Test func suiteIsWhole() {
        print("JSONPath compliance suite: \(Self.cases.count) cases, \(Self.cases.count(where: \.isInvalid)) invalid")
        #expect(Self.cases.count == 703)
        #expect(
            Self.cases.allSatisfy { $0.isInvalid || ($0.document != nil && !$0.results.isEmpty && !$0.paths.isEmpty) })
    }

    @Test(arguments: cases) func complies(_ test: Case) throws {
        if test.isInvalid {
            #expect(throws: JSONPathSyntaxError.self) { try JSONPath(test.selector) }
            return
        }
        let query = try JSONPath(test.selector)
        let document = try #require(test.document)
        let nodes = try query.nodes(in: document, matching: FoundationMatcher())
        let values = JSON.array(nodes.map(\.value))
        let paths = JSON.array(nodes.map { .string($0.path) })
        #expect(test.results.contains(values), "found \(values.text)")
        #expect(test.paths.contains(paths), "found \(paths.text)")
        #expect(try query.values(in: document, matching: FoundationMatcher()) == nodes.map(\.value))
        // A normalized path is a query for its own node.
        for node in nodes {
            #expect(try JSONPath(node.path).values(in: document, matching: FoundationMatcher()) == [node.value])
        }
    }
}
