import Foundation

/// What libdispatch writes into the system's log.
///
/// It asks for a higher priority for some of its threads, which only root is given and a hardened service nobody. It goes on
/// without, but complains to syslog: some lines in every minute, in which a line of the operator's own is lost.
enum DispatchLog {
    /// To be called before anything else, as it is read with the first message. Who sets the variable still gets the messages.
    static func stayEmpty() { setenv("LIBDISPATCH_LOG", "NO", 0) }
}
