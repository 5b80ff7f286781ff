import Foundation

/// An account that is left alone after refused credentials, so that softdown does not lock it.
package struct AccountRest: Sendable, Hashable {
    package var account: String
    /// Confirmed refusals in a row.
    package var refusals: Int
    package var until: Date

    package init(account: String, refusals: Int, until: Date) {
        self.account = account
        self.refusals = refusals
        self.until = until
    }
}
