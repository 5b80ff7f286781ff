import Foundation

/// Left before a password is changed and cleared when it is back: found later, it says that the account needs repair.
package struct PasswordMark: Sendable, Hashable {
    package var account: String
    /// Whose repair steps put it back.
    package var journey: String
    package var at: Date

    package init(account: String, journey: String, at: Date) {
        self.account = account
        self.journey = journey
        self.at = at
    }
}
