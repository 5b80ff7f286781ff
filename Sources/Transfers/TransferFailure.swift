/// Why no whole answer arrived.
package struct TransferFailure: Error, Sendable, Equatable {
    package var kind: Kind
    /// The library's own words, for people. Never holds a credential.
    package var detail: String

    package enum Kind: String, Sendable, CaseIterable {
        case invalidRequest
        case resolve
        case connect
        /// Our own machine has no route to the host.
        case noRoute
        case tls
        case timeout
        /// The peer closed or reset the connection before the answer was whole.
        case cutOff
        /// What arrived does not follow its protocol.
        case malformed
        case tooLarge
        case tooManyHeaders
        case loginRefused
        /// The mailbox, message or command was refused by the mail server.
        case mailRefused
        case cancelled
        /// Our own machine: out of memory, of sockets, of file descriptors; an unreadable certificate file.
        case local
    }

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }
}
