import Foundation

/// A link that was mailed to set a new password.
struct ResetLink: Sendable {
    static let lifetime: TimeInterval = 3600

    let user: String
    let issued: Date
    var used = false
}
