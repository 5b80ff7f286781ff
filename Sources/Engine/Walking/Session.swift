import Documents
import Journeys
import Transfers

/// One actor's own browser, phone or desk within a run.
final class Session {
    let name: String
    let identifier: SessionIdentifier
    /// The page that is open.
    var page: Page?
    /// A credential was accepted here.
    var isSignedIn = false
    /// Tokens that an answer accepted.
    var acceptedTokens: Set<String> = []
    /// Where sign-in forms were met, without query.
    var signInAddresses: Set<String> = []

    struct Page {
        var url: String
        var document: HTMLDocument
    }

    init(name: String, identifier: SessionIdentifier) {
        self.name = name
        self.identifier = identifier
    }
}
