import Transfers

extension TransferFailure.Kind {
    /// Why a notice did not arrive and what to look at, for whoever reads it in a log. Without addresses: these may be secrets.
    var advice: String {
        switch self {
        case .invalidRequest: "its address cannot be asked: correct it under notify: in the site file"
        case .resolve: "its host has no address: is the name right, and do name servers answer this machine?"
        case .connect: "nothing accepts connections at its address: is it running?"
        case .noRoute: "this machine has no route to its host: is our network up?"
        case .tls: "its certificate was not accepted: is it expired, or of a CA that belongs under tls: authority:?"
        case .timeout: "it did not answer in time: is it running, and is there a firewall in between?"
        case .cutOff: "it closed the connection before it had answered"
        case .malformed, .tooLarge, .tooManyHeaders: "it answers something else: is its address right?"
        case .loginRefused: "user or password were refused"
        case .mailRefused: "the mail server refused the sender or a recipient"
        case .cancelled: "softdown was asked to end"
        case .local: "this machine has no memory or sockets left, or cannot read the file of tls: authority:"
        }
    }
}
