import Foundation

/// A response as it came over the wire.
struct Answer {
    let status: Int
    let headers: [(name: String, value: String)]
    let text: String

    init(bytes: [UInt8]) throws {
        let all = String(decoding: bytes, as: UTF8.self)
        let end = all.range(of: "\r\n\r\n")
        guard let end, let status = Int(all.split(separator: " ", maxSplits: 2).dropFirst().first ?? "") else {
            throw WireClient.Failure(what: "no response: \(all.prefix(200))")
        }
        self.status = status
        headers = all[..<end.lowerBound].components(separatedBy: "\r\n").dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
        }
        text = String(all[end.upperBound...])
    }

    subscript(header: String) -> String? {
        headers.first { $0.name == header.lowercased() }?.value
    }

    var location: String? { self["location"] }

    /// The text of the element with this id.
    func element(_ id: String) -> String? {
        first("id=\"\(id)\"[^>]*>([^<]*)<")
    }

    var heading: String? { first("<h1>([^<]*)") }

    var alert: String? { first("role=\"alert\">([^<]*)<") }

    func first(_ pattern: String) -> String? {
        guard let expression = try? NSRegularExpression(pattern: pattern),
            let match = expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
            let range = Range(match.range(at: 1), in: text)
        else { return nil }
        return String(text[range]).replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
    }

    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// The JSON as nested dictionaries, where a shape would be more than the test needs.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
    }
}
