/// One request and what came of it; a redirect hop is one of its own.
package struct Exchange: Sendable, Hashable, Codable {
    package var method: String
    /// Redacted.
    package var url: String
    /// Microseconds from the run's start.
    package var offset: Int
    /// Absent where no status line arrived, and for mail.
    package var status: Int?
    package var phases: Phases
    package var bodyBytes: Int
    package var contentType: String?
    /// `Location`, where the answer is a redirect.
    package var redirect: String?
    package var failure: String?
    package var remoteAddress: String?
    package var reusedConnection: Bool
    /// Redacted, shortened; kept as evidence.
    package var requestHeaders: [Line] = []
    package var requestBody: String?
    package var responseHeaders: [Line] = []
    package var excerpt: String?

    package struct Line: Sendable, Hashable, Codable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        method: String, url: String, offset: Int = 0, status: Int? = nil, phases: Phases = Phases(), bodyBytes: Int = 0,
        contentType: String? = nil, redirect: String? = nil, failure: String? = nil, remoteAddress: String? = nil,
        reusedConnection: Bool = false
    ) {
        self.method = method
        self.url = url
        self.offset = offset
        self.status = status
        self.phases = phases
        self.bodyBytes = bodyBytes
        self.contentType = contentType
        self.redirect = redirect
        self.failure = failure
        self.remoteAddress = remoteAddress
        self.reusedConnection = reusedConnection
    }
}
