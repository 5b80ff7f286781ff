import Credentials
import Foundation
import Journeys
import Observations
import Transfers

/// Everything of one run that no sink may see, gathered while the run goes on.
struct RunSecrets {
    private(set) var redactor: Redactor

    init(shelf: SecretShelf) { redactor = shelf.redactor }

    /// A value that came up on the way: a code, a capture, a token, a cookie.
    mutating func add(_ value: String, label: String) { redactor.add(value, label: label) }

    mutating func add(_ cookies: [Cookie]) {
        for cookie in cookies { addCookie(cookie.name, cookie.value) }
    }

    /// Cookies as answers set them, those of other paths and of redirects included.
    mutating func addCookies(setBy exchanges: [Exchange]) {
        for line in exchanges.flatMap(\.responseHeaders) where line.name.lowercased() == "set-cookie" {
            let pair = line.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            addCookie(String(pair[0]), pair[1].trimmingCharacters(in: .whitespaces))
        }
    }

    private mutating func addCookie(_ name: String, _ value: String) {
        if value.count >= 8 { redactor.add(value, label: "cookie \(name)") }
    }
}
