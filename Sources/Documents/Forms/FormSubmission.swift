/// What goes onto the wire when a form is sent.
package struct FormSubmission: Sendable, Equatable {
    package enum Body: Sendable, Equatable {
        case none
        /// With the value of the `Content-Type` header.
        case bytes([UInt8], contentType: String)
        /// The sender chooses the boundary.
        case multipart([Part])
    }

    /// One part of `multipart/form-data`. Text has no content type of its own.
    package struct Part: Sendable, Equatable {
        package var name: String
        package var content: [UInt8]
        package var fileName: String?
        package var contentType: String?

        package init(name: String, content: [UInt8], fileName: String? = nil, contentType: String? = nil) {
            self.name = name
            self.content = content
            self.fileName = fileName
            self.contentType = contentType
        }
    }

    /// `GET` or `POST`.
    package let method: String
    /// The absolute address; for `GET` with the entries as its query.
    package let url: String
    package let encoding: HTMLForm.Encoding
    package let charset: TextEncoding
    /// In the order in which they are sent.
    package let entries: [FormEntry]

    init(
        method: HTMLForm.Method, action: String, encoding: HTMLForm.Encoding, charset: TextEncoding,
        entries: [FormEntry]
    ) {
        self.method = method.rawValue
        self.encoding = encoding
        self.charset = charset
        self.entries = entries
        var target = action
        if method == .get, var parts = URLReference(action) {
            // The query that the address had is replaced, not extended.
            parts.query = FormURLEncoding.encode(entries, in: charset)
            target = parts.text
        }
        url = target
    }

    /// The body that belongs to ``encoding``; none for `GET`.
    package func encodedBody() -> Body {
        guard method != HTMLForm.Method.get.rawValue else { return .none }
        switch encoding {
        case .urlEncoded:
            return .bytes(Array(FormURLEncoding.encode(entries, in: charset).utf8), contentType: encoding.rawValue)
        case .plainText:
            let lines = entries.map { "\($0.name)=\(FormURLEncoding.normalizingLineBreaks($0.text))\r\n" }
            return .bytes(charset.encode(lines.joined()), contentType: encoding.rawValue)
        case .multipart:
            return .multipart(entries.map(part))
        }
    }

    private func part(_ entry: FormEntry) -> Part {
        let name = FormURLEncoding.normalizingLineBreaks(entry.name)
        switch entry.value {
        case .text(let text):
            return Part(name: name, content: charset.encode(FormURLEncoding.normalizingLineBreaks(text)))
        case .file(let file):
            return Part(name: name, content: file.content, fileName: file.fileName, contentType: file.contentType)
        }
    }
}
