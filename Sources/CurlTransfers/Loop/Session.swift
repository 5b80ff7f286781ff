import Transfers

/// The loop's side of a session: what its transfers share, and which of them are running.
final class Session {
    let share: ShareHandle
    var running: [TransferIdentifier: Exchange] = [:]
    /// IMAP over `imap://`: whether it began without STARTTLS; nothing as long as there was none.
    var usesPlainMail: Bool?

    init(census: Census) throws(TransferFailure) { share = try ShareHandle(sockets: SocketLedger(census: census)) }
}
