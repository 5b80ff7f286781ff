import FlyingFox
import Foundation

extension WebRequest {
    /// Larger than anything that a journey sends.
    private static let bodyLimit = 256 * 1024

    /// What is refused before any channel sees it.
    struct Refusal: Error {
        let response: WebResponse
    }

    /// Reads a request of the server library.
    static func read(_ request: HTTPRequest) async throws -> Result<WebRequest, Refusal> {
        var body: [UInt8] = []
        var isTooLarge = false
        for try await part in request.bodySequence {
            // Read to the end all the same: the next request follows on this connection.
            if body.count + part.count > bodyLimit { isTooLarge = true } else { body += part }
        }
        guard !isTooLarge else { return .failure(Refusal(response: .text(413, "Too large.\n"))) }
        let name = request.method.rawValue == "HEAD" ? "GET" : request.method.rawValue
        guard let method = Method(rawValue: name) else {
            return .failure(Refusal(response: .text(405, "This method is not used here.\n")))
        }
        var headers: [String: String] = [:]
        for (name, value) in request.headers {
            headers[name.rawValue.lowercased()] = value
        }
        return .success(
            WebRequest(method: method, target: request.target.rawValue, headers: headers, body: body))
    }
}

extension WebResponse {
    /// Waits as long as the answer takes and writes it for the server library; a `HEAD` gets no body.
    func served(to request: HTTPRequest) async throws -> HTTPResponse {
        if delay > .zero { try await Task.sleep(for: delay) }
        let isHeadOnly = request.method.rawValue == "HEAD"
        var fields = HTTPHeaders()
        for header in headers {
            fields.addValue(header.value, for: HTTPHeader(header.name))
        }
        if isHeadOnly { fields.addValue(String(body.count), for: .contentLength) }
        return HTTPResponse(
            statusCode: HTTPStatusCode(status, phrase: Self.phrases[status] ?? "Status"),
            headers: fields,
            body: isHeadOnly ? Data() : Data(body))
    }

    private static let phrases: [Int: String] = [
        200: "OK", 201: "Created", 302: "Found", 303: "See Other", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 413: "Content Too Large",
        422: "Unprocessable Content", 429: "Too Many Requests", 500: "Internal Server Error",
        503: "Service Unavailable",
    ]
}
