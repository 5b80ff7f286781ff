/// One request as it goes onto the wire: no redirect is followed, no cookie is invented, nothing is retried.
///
/// The session decides which cookies and connections the request may use; see ``TransferClient``.
package struct TransferRequest: Sendable, Equatable {
    /// The HTTP method, sent exactly as given. Ignored for mail.
    package var method: String
    /// An absolute `http`, `https`, `imap` or `imaps` URL.
    package var url: String
    /// Header fields in the order in which they are sent. A field without a value is sent empty.
    package var headers: [HeaderField]
    package var body: Body
    package var login: Login?
    package var limits: Limits
    package var trust: Trust
    /// Set for IMAP only: the command sent after `SELECT`, for example `UID SEARCH UNSEEN`. Without it the URL is fetched.
    package var mailCommand: String?
    /// For `imap://`: demand STARTTLS and fail without it.
    package var requiresStartTLS: Bool

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

    /// What a TLS certificate is verified against. Verification itself cannot be switched off.
    package struct Trust: Sendable, Equatable {
        /// A PEM file that replaces the system's certificate authorities.
        package var authorityFile: String?

        package init(authorityFile: String? = nil) { self.authorityFile = authorityFile }
    }

    package init(
        method: String = "GET", url: String, headers: [HeaderField] = [], body: Body = .none, login: Login? = nil,
        limits: Limits = Limits(), trust: Trust = Trust(), mailCommand: String? = nil, requiresStartTLS: Bool = false
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
    }
}
