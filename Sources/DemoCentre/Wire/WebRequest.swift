import Foundation

/// One request as the channels see it, free of the server library.
struct WebRequest: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    var method: Method
    /// The path's parts, percent-decoded, without empty ones.
    var segments: [String]
    /// Path and query as they came, for signatures.
    var target: String
    var query: FormFields
    /// Lower-case names.
    var headers: [String: String]
    var body: [UInt8]

    init(method: Method, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        self.target = target
        self.segments = parts[0].split(separator: "/").prefix(16).map {
            FormFields.decode($0, plusIsSpace: false)
        }
        self.query = FormFields(urlEncoded: parts.count > 1 ? String(parts[1]) : "")
        self.headers = headers
        self.body = body
    }

    var isForm: Bool { contentType == "application/x-www-form-urlencoded" }

    /// The fields of a form body; none when the body is something else.
    var form: FormFields {
        FormFields(urlEncoded: isForm ? String(decoding: body, as: UTF8.self) : "")
    }

    /// The body as JSON of this shape. Asks for the content type, since a form of another site cannot send that.
    func json<Value: Decodable>(_ type: Value.Type) -> Value? {
        guard contentType == "application/json" else { return nil }
        return try? JSONDecoder().decode(type, from: Data(body))
    }

    func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";").prefix(100) {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name {
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }

    var bearer: String? {
        guard let header = headers["authorization"], header.lowercased().hasPrefix("bearer ") else { return nil }
        return header.dropFirst(7).trimmingCharacters(in: .whitespaces)
    }

    private var contentType: String {
        let value = (headers["content-type"] ?? "").split(separator: ";").first ?? ""
        return value.trimmingCharacters(in: .whitespaces).lowercased()
    }
}
