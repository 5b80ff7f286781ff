/// Does transfers. Sessions are isolated from each other: own cookies, connections, name look-ups and TLS sessions.
package protocol TransferClient: Sendable {
    /// Starts a cold session; costs nothing until its first transfer.
    func openSession() -> SessionIdentifier
    /// Does one transfer. Never throws: a failure is an outcome. Cancelling the calling task ends the transfer.
    func transfer(_ request: TransferRequest, in session: SessionIdentifier) async -> TransferOutcome
    /// The session's cookies that would be sent to this URL, by name.
    func cookies(of session: SessionIdentifier, for url: String) async -> [Cookie]
    /// Closes connections and forgets cookies. Transfers of the session still running are ended.
    func closeSession(_ session: SessionIdentifier)
}
