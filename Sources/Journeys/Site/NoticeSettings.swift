/// Who is told when a channel breaks, changes or recovers: the section `notify:` of the site file.
package struct NoticeSettings: Hashable, Sendable {
    /// Where the page is served, for links.
    package var link: Template?
    /// Told again while an incident is open; nothing: never.
    package var reminder: Duration? = .seconds(4 * 3600)
    /// Asked after each invocation without a fault of softdown's own, so that somebody notices when it stops.
    package var heartbeat: Template?
    /// In the order of the file.
    package var targets: [NoticeTarget] = []

    package init() {}
}

/// One way of telling.
package struct NoticeTarget: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The base URL of an Alertmanager; its API v2 is used.
        case alertmanager(NoticeEndpoint)
        /// A POST of JSON.
        case webhook(NoticeEndpoint)
        case mail(NoticeMail)
        /// A program and its arguments; it gets the JSON of the webhook on standard input.
        case command([String])
    }

    package var name: String
    package var kind: Kind
    package var location: SourceLocation

    package init(name: String, kind: Kind, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.location = location
    }

    /// Everything in it that is filled in when something is sent.
    package var templates: [Template] {
        switch kind {
        case .alertmanager(let endpoint), .webhook(let endpoint): [endpoint.url] + endpoint.headers.map(\.value)
        case .mail(let mail):
            [mail.server, mail.sender] + mail.recipients + [mail.user, mail.password].compactMap { $0 }
        case .command: []
        }
    }
}

package struct NoticeEndpoint: Hashable, Sendable {
    package var url: Template
    package var headers: [RequestOptions.Header] = []

    package init(url: Template) { self.url = url }
}

package struct NoticeMail: Hashable, Sendable {
    /// `smtp://host:port` or `smtps://host:port`.
    package var server: Template
    package var startsTLS = true
    package var user: Template?
    package var password: Template?
    package var sender: Template
    package var recipients: [Template]

    package init(server: Template, sender: Template, recipients: [Template]) {
        self.server = server
        self.sender = sender
        self.recipients = recipients
    }
}
