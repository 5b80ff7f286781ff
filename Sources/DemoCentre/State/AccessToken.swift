import Foundation

/// What a bearer token of the desk or the app stands for.
struct AccessToken: Sendable {
    /// Where it was issued; it opens nothing else.
    enum Door: String, Sendable {
        case desk
        case app
    }

    static let lifetime: TimeInterval = 8 * 3600

    let user: String
    let door: Door
    let issued: Date
}
