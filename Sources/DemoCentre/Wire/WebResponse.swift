import Foundation

/// One answer, free of the server library.
struct WebResponse: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    /// How long the customer waits for it.
    var delay: Duration = .zero

    init(_ status: Int, type: String, text: String) {
        self.status = status
        self.headers = [("Content-Type", type), ("Cache-Control", "no-store")]
        self.body = Array(text.utf8)
    }

    static func text(_ status: Int, _ text: String) -> WebResponse {
        WebResponse(status, type: "text/plain; charset=utf-8", text: text)
    }

    static func page(_ page: Page, status: Int = 200) -> WebResponse {
        var response = WebResponse(status, type: "text/html; charset=utf-8", text: page.document.text)
        response.add("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
        // Not "no-referrer": with that a browser hides the origin of a form even from its own site.
        response.add("Referrer-Policy", "same-origin")
        response.add("X-Content-Type-Options", "nosniff")
        return response
    }

    /// A whole document that brings its own Content-Security-Policy.
    static func foreignPage(_ html: String) -> WebResponse {
        var response = WebResponse(200, type: "text/html; charset=utf-8", text: html)
        response.add("X-Content-Type-Options", "nosniff")
        return response
    }

    static func json(_ value: some Encodable) -> WebResponse {
        json(200, value)
    }

    static func json(_ status: Int, _ value: some Encodable) -> WebResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            return .text(500, "The answer could not be written as JSON.")
        }
        return WebResponse(status, type: "application/json", text: String(decoding: data, as: UTF8.self))
    }

    static func callScript(_ verbs: HTML...) -> WebResponse {
        let document: HTML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>\(verbs)</Response>
            """
        return WebResponse(200, type: "text/xml; charset=utf-8", text: document.text)
    }

    static func redirect(_ location: String, status: Int = 302) -> WebResponse {
        var response = WebResponse(status, type: "text/plain; charset=utf-8", text: "Go to \(location)\n")
        response.add("Location", location)
        return response
    }

    mutating func add(_ name: String, _ value: String) {
        headers.append((name, value))
    }

    func adding(_ name: String, _ value: String) -> WebResponse {
        var copy = self
        copy.add(name, value)
        return copy
    }
}
