/// Does transfers. Sessions are isolated from each other: own cookies, connections, name look-ups and TLS sessions.
package protocol TransferClient: Sendable {
    /// Starts a cold session; costs nothing until its first transfer.
    func openSession() -> SessionIdentifier
    /// Does one transfer. Never throws: a failure is an outcome. Cancelling the calling task ends the transfer, and so
    /// does closing the session; in a closed session every transfer is ``TransferFailure/Kind/cancelled``.
    ///
    /// A client may let a transfer wait for its turn. Its time limits and timings start with the turn; having waited as
    /// long as its total limit, it fails with ``TransferFailure/Kind/local``.
    func transfer(_ request: TransferRequest, in session: SessionIdentifier) async -> TransferOutcome
    /// The session's cookies that would be sent to this URL, sorted by name; of several with one name, the one with
    /// the longest path comes first. Nothing for a URL that cannot be read.
    func cookies(of session: SessionIdentifier, for url: String) async -> [Cookie]
    /// Closes connections and forgets cookies. Transfers of the session still running are ended.
    func closeSession(_ session: SessionIdentifier)
}
