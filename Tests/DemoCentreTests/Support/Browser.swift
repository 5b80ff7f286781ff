import Foundation

/// A customer's browser, as small as these tests allow: cookies, the form token of the last page, no redirects.
actor Browser {
    let port: UInt16
    private var cookies: [String: String] = [:]
    private var formToken = ""

    init(port: UInt16) {
        self.port = port
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    /// Posts a form with the token of the last page that had one.
    func submit(_ path: String, _ fields: [(String, String)], headers: [String: String] = [:]) async throws -> Answer {
        try await post(path, fields + [("csrf", formToken)], headers: headers)
    }

    func post(_ path: String, _ fields: [(String, String)], headers: [String: String] = [:]) async throws -> Answer {
        let body = fields.map { Self.encode($0.0) + "=" + Self.encode($0.1) }.joined(separator: "&")
        let all = headers.merging(["Content-Type": "application/x-www-form-urlencoded"]) { given, _ in given }
        return try await send("POST", path, headers: all, body: body)
    }

    func postJSON(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        let all = headers.merging(["Content-Type": "application/json"]) { given, _ in given }
        return try await send("POST", path, headers: all, body: body)
    }

    /// Opens a page and goes where it sends, at most ten times.
    func follow(_ answer: Answer) async throws -> Answer {
        var answer = answer
        for _ in 0..<10 {
            guard let location = answer.location else { return answer }
            answer = try await get(location)
        }
        return answer
    }

    func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: String = ""
    ) async throws -> Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
        if !cookies.isEmpty {
            lines.append("Cookie: " + cookies.map { "\($0)=\($1)" }.joined(separator: "; "))
        }
        lines += headers.map { "\($0): \($1)" }
        if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
        let answer = try Answer(bytes: try await WireClient.exchange(Array(request.utf8), port: port))
        for cookie in answer.headers where cookie.name == "set-cookie" {
            let pair = cookie.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : nil
        }
        if let token = answer.first("name=\"csrf\" value=\"([^\"]*)\"") { formToken = token }
        return answer
    }

    static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
