internal import CCurl
import Transfers

/// HTTP: method, fields, body, credentials.
extension EasyHandle {
    func configureWeb(_ request: TransferRequest) throws(TransferFailure) {
        try set(.httpVersion, Int(CURL_HTTP_VERSION_2TLS))
        try set(.http09Allowed, false)
        // The empty string asks for every coding that this libcurl can undo.
        try set(.acceptEncoding, "")
        try set(.cookieFile, "")
        // libcurl's own is twice as large, and every transfer in flight has one.
        try set(.bufferSize, 8 << 10)
        try set(.uploadBufferSize, 16 << 10)
        try setMethodAndBody(request)
        try setFields(request)
        try setLogin(request.login)
    }

    private func setMethodAndBody(_ request: TransferRequest) throws(TransferFailure) {
        let method = request.method
        guard method.isToken, method != "CONNECT" else {
            throw TransferFailure(.invalidRequest, "not a method that can be sent")
        }
        switch request.body {
        case .none where method == "HEAD":
            return try set(.noBody, true)
        case .bytes where method == "HEAD", .multipart where method == "HEAD":
            throw TransferFailure(.invalidRequest, "HEAD has no body")
        case .none where ["POST", "PUT", "PATCH"].contains(method):
            // RFC 9110 section 8.6: where a body is expected, an empty one has a length too.
            try setBody([])
        case .none: break
        case .bytes(let bytes): try setBody(bytes)
        case .multipart(let parts): try set(FormParts(parts, for: self))
        }
        let isOwnMethod = request.body == .none ? ["GET", "POST"].contains(method) : method == "POST"
        if !isOwnMethod { try set(.customRequest, method) }
    }

    private func setBody(_ bytes: [UInt8]) throws(TransferFailure) {
        try set(.post, true)
        try set(.postFieldSize, bytes.count)
        try set(.copiedPostFields, bytes)
    }

    private func setFields(_ request: TransferRequest) throws(TransferFailure) {
        var lines: [String] = []
        var cookies: [String] = []
        var names: Set<String> = []
        for field in request.headers {
            guard field.name.isToken, !field.value.breaksLines else {
                throw TransferFailure(.invalidRequest, "a header field has a bad name, a line break or a NUL")
            }
            let name = field.name.lowercased()
            names.insert(name)
            let value = field.value.trimmingBlanks
            switch name {
            case "cookie":
                // Joined by libcurl with those of the session: two Cookie fields are not allowed (RFC 6265 section 5.4).
                if !value.isEmpty { cookies.append(value) }
            case "content-length":
                // libcurl knows the length; a wrong one would make the rest a second request.
                guard Int(value) == request.bodyLength else {
                    throw TransferFailure(.invalidRequest, "Content-Length is not the length of the body")
                }
            default:
                // libcurl's way to say "send it empty"; with a colon it would mean "do not send it".
                lines.append(value.isEmpty ? field.name + ";" : field.name + ": " + value)
            }
        }
        // Fields that libcurl would add of its own accord.
        if !names.contains("expect") { lines.append("Expect:") }
        if !names.contains("content-type"), !request.body.isMultipart { lines.append("Content-Type:") }
        try set(.headers, StringList(lines))
        if !cookies.isEmpty { try set(.cookies, cookies.joined(separator: "; ")) }
    }

    private func setLogin(_ login: TransferRequest.Login?) throws(TransferFailure) {
        switch login {
        case nil: return
        case .password(let user, let password):
            guard !user.utf8.contains(0x3A) else {
                throw TransferFailure(.invalidRequest, "a user name for Basic cannot contain a colon")
            }
            // CURLAUTH_BASIC: the macro has a cast that Swift does not import.
            try set(.httpAuthentication, 1 << 0)
            try set(.userName, user)
            try set(.password, password)
        case .bearer(let token, _):
            guard !token.hasControlCharacters else {
                throw TransferFailure(.invalidRequest, "a token cannot contain control characters")
            }
            // CURLAUTH_BEARER
            try set(.httpAuthentication, 1 << 6)
            try set(.bearerToken, token)
        }
    }
}

extension TransferRequest {
    /// Known before sending, except for a form.
    fileprivate var bodyLength: Int? {
        switch body {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .multipart: nil
        }
    }
}

extension TransferRequest.Body {
    fileprivate var isMultipart: Bool {
        switch self {
        case .none, .bytes: false
        case .multipart: true
        }
    }
}

extension String {
    /// Without the spaces and tabs at both ends, which are no part of a field's value.
    fileprivate var trimmingBlanks: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        var rest = self[...].drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
