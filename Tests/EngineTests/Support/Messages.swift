import Foundation

/// A request as a server read it.
struct Request: Sendable {
    var method: String
    /// Path and query.
    var target: String
    var headers: [(name: String, value: String)]
    var body: String

    var path: String { String(target.prefix { $0 != "?" }) }
    var query: [String: String] {
        target.firstIndex(of: "?").map { Self.fields(String(target[target.index(after: $0)...])) } ?? [:]
    }
    /// The body as a form.
    var form: [String: String] { Self.fields(body) }
    var cookies: String { header("Cookie") ?? "" }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

    /// The first whole request in what has arrived, and how many bytes it took.
    static func parse(_ bytes: [UInt8]) -> (Request, Int)? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let first = lines[0].split(separator: " ").map(String.init)
        guard first.count == 3 else { return nil }
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            return (name: parts[0], value: parts.count > 1 ? parts[1] : "")
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard bytes.count >= end.upperBound + length else { return nil }
        let body = String(decoding: bytes[end.upperBound..<(end.upperBound + length)], as: UTF8.self)
        return (Request(method: first[0], target: first[1], headers: headers, body: body), end.upperBound + length)
    }

    private static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding ?? String($0)
            }
            fields[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        return fields
    }
}

/// What a server says.
struct Response: Sendable {
    var status = 200
    var headers: [String] = []
    var body: [UInt8] = []

    static func html(_ body: String, status: Int = 200, _ headers: String...) -> Response {
        Response(status: status, headers: ["Content-Type: text/html; charset=utf-8"] + headers, body: Array(body.utf8))
    }

    static func json(_ body: String, status: Int = 200, _ headers: String...) -> Response {
        Response(status: status, headers: ["Content-Type: application/json"] + headers, body: Array(body.utf8))
    }

    static func typed(_ type: String, _ body: String) -> Response {
        Response(headers: ["Content-Type: \(type)"], body: Array(body.utf8))
    }

    /// A call document with these verbs.
    static func twiml(_ verbs: String) -> Response {
        Response(headers: ["Content-Type: text/xml"], body: Array("<Response>\(verbs)</Response>".utf8))
    }

    static func redirect(_ location: String, status: Int = 302, _ headers: String...) -> Response {
        Response(status: status, headers: ["Location: \(location)"] + headers)
    }

    var bytes: [UInt8] {
        let head = ["HTTP/1.1 \(status) Said", "Content-Length: \(body.count)"] + headers
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
