/// One request as it goes onto the wire: no redirect is followed and no cookie is invented.
///
/// Nothing is retried, with one exception that every browser makes: a kept connection may turn out to be closed by the
/// peer just as it is used; GET, HEAD, OPTIONS, PUT, DELETE and mail are then sent once more on a fresh one. Other
/// methods are not (RFC 9110 section 9.2.2): they fail with ``TransferFailure/Kind/cutOff``.
///
/// The session decides which cookies and connections the request may use; see ``TransferClient``.
package struct TransferRequest: Sendable, Equatable {
    /// The HTTP method, sent exactly as given. Ignored for mail.
    package var method: String
    /// An absolute `http`, `https`, `imap`, `imaps`, `smtp` or `smtps` URL without spaces, and without a user name or password: those
    /// belong to ``login``. Its fragment is not sent.
    package var url: String
    /// Header fields in the order in which they are sent. A field without a value is sent empty. `Cookie` fields are
    /// joined with the cookies of the session. A `Content-Length` must be the body's own.
    package var headers: [HeaderField]
    package var body: Body
    package var login: Login?
    package var limits: Limits
    package var trust: Trust
    /// Set for IMAP only: the command sent after `SELECT`, for example `UID SEARCH UNSEEN`. Its untagged lines are the
    /// body of the answer. Without it the URL is fetched, and the message is the body. A command must not fetch message
    /// texts: libcurl would read them as protocol.
    package var mailCommand: String?
    /// For `imap://` and `smtp://`: demand STARTTLS and fail without it.
    package var requiresStartTLS: Bool
    /// Set for SMTP only (RFC 5321): who sends to whom. The body is the message (RFC 5322) with its header.
    package var envelope: Envelope?
    /// Where the request goes out into the network; directly where it is absent. Environment variables are not asked.
    package var proxy: Proxy?

    package enum Body: Sendable, Equatable {
        case none
        /// Sent as is; the content type is a header of the request's own.
        case bytes([UInt8])
        /// `multipart/form-data`; the boundary and the content type are added by the client.
        case multipart([Part])
    }

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

    /// Credentials of the protocol itself. They are sent to the URL's host only, since redirects are never followed here.
    package enum Login: Sendable, Equatable {
        /// HTTP Basic (RFC 7617), or the user name and password of a mailbox.
        case password(user: String, password: String)
        /// A bearer token (RFC 6750), or OAUTHBEARER/XOAUTH2 for a mailbox whose user is given.
        case bearer(token: String, user: String?)
    }

    /// Addresses without display names or angle brackets.
    package struct Envelope: Sendable, Equatable {
        package var sender: String
        package var recipients: [String]

        package init(sender: String, recipients: [String]) {
            self.sender = sender
            self.recipients = recipients
        }
    }

    /// A proxy. It is ours, so whatever fails on the way to it, or is refused by it, is ``TransferFailure/Kind/local``.
    package struct Proxy: Sendable, Equatable {
        /// `http`, `https`, `socks5` (names are resolved here) or `socks5h` (names are resolved there).
        package var url: String
        package var user: String?
        package var password: String?

        package init(url: String, user: String? = nil, password: String? = nil) {
            self.url = url
            self.user = user
            self.password = password
        }

        package var isSOCKS: Bool { url.lowercased().hasPrefix("socks") }
    }

    /// What a TLS certificate is verified against. Verification itself cannot be switched off.
    package struct Trust: Sendable, Equatable {
        /// A PEM file that replaces the system's certificate authorities.
        package var authorityFile: String?

        package init(authorityFile: String? = nil) { self.authorityFile = authorityFile }
    }

    package init(
        method: String = "GET", url: String, headers: [HeaderField] = [], body: Body = .none, login: Login? = nil,
        limits: Limits = Limits(), trust: Trust = Trust(), mailCommand: String? = nil, requiresStartTLS: Bool = false,
        envelope: Envelope? = nil, proxy: Proxy? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.login = login
        self.limits = limits
        self.trust = trust
        self.mailCommand = mailCommand
        self.requiresStartTLS = requiresStartTLS
        self.envelope = envelope
        self.proxy = proxy
    }
}
