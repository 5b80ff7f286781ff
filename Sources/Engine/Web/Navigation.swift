import Observations
import Transfers

/// What came of one navigation: every hop, and the answer at its end.
struct Navigation {
    var exchanges: [Exchange] = []
    var signs: [Sign] = []
    /// Absent where no hop came to a whole answer.
    var answer: Subject.Answer?
    var redirects = 0
    /// Seconds, as the last answer asked for.
    var retryAfter: Int?
}

/// One request of a navigation before its first hop.
struct NavigationRequest {
    var method = "GET"
    var url: String
    var headers: [HeaderField] = []
    var body: TransferRequest.Body = .none
    var login: TransferRequest.Login?
    /// The page that it is sent from; decides `Referer` and `Origin`.
    var referrer: String?
    /// Whether a browser would send `Origin`: for every method but GET and HEAD.
    var sendsOrigin = false
    var redirectLimit: Int
}
