import Foundation

/// What a browser's cookie stands for.
struct Session: Sendable {
    let identifier: String
    /// Must come back with every form.
    let formToken: String
    /// Who is signed in.
    var user: String?
    /// Who gave a correct password and still owes a code.
    var userDueCode: String?
    /// Who gave a correct password on a device that is not known, and still owes a proof.
    var userDueProof: String?
    /// The page that was asked for before sign-in.
    var next: String?
    /// Product to quantity.
    var basket: [String: Int] = [:]
    /// Pages that a session which gets lost may still show; nil for one that lasts.
    var pagesLeft: Int?
    let created: Date

    static let cookieName = "harbour_session"
    static let lifetime: TimeInterval = 8 * 3600
}
