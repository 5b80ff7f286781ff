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
    /// Where sign-in forms were met, without what the address says about where to go on to.
    var signInAddresses: Set<String> = []

    /// Forms that were sent since a page was opened by its address, as a sign-in in two pages has them.
    var formsOnTheWay: [SentForm] = []

    struct SentForm {
        /// Of the page that held it, without query.
        var path: String
        var fields: Set<String>
    }

    /// The fields of a form that was sent on the way here, and that this page has again.
    func wayBack(on page: HTMLDocument, at url: String) -> String? {
        let path = Self.path(url)
        let form = formsOnTheWay.first { sent in
            sent.path == path && !sent.fields.isEmpty
                && page.forms.contains { sent.fields.isSubset(of: $0.fillableFields.map(\.name)) }
        }
        return form?.fields.sorted().joined(separator: "', '")
    }

    static func path(_ url: String) -> String { String(url.prefix { $0 != "?" && $0 != "#" }) }

    struct Page {
        var url: String
        var document: HTMLDocument
    }

    init(name: String, identifier: SessionIdentifier) {
        self.name = name
        self.identifier = identifier
    }
}
