import Foundation

/// Why the centre could not be started.
package enum DemoCentreError: Error, Equatable, CustomStringConvertible {
    /// Something listens on this port already.
    case portBusy(UInt16)
    case alreadyStarted
    case cannotListen(port: UInt16, detail: String)

    init(listening port: UInt16, failure: any Error) {
        let text = String(describing: failure)
        // The server's error type belongs to a module below it, so it is read by its text.
        if text.contains("errno: \(EADDRINUSE),") {
            self = .portBusy(port)
        } else {
            self = .cannotListen(port: port, detail: text)
        }
    }

    package var description: String {
        switch self {
        case .portBusy(let port):
            "Port \(port) of 127.0.0.1 is taken: stop what listens there, or choose another port."
        case .alreadyStarted:
            "The demo centre runs already."
        case .cannotListen(let port, let detail):
            "The demo centre cannot listen on port \(port) of 127.0.0.1: \(detail)"
        }
    }
}
