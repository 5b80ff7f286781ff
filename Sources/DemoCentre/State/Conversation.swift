import Foundation

/// Where a chat with one sender stands.
struct Conversation: Sendable {
    enum Stage: Sendable {
        case open
        case numberDue
        case pinDue(number: String)
        case handedOver
    }

    static let lifetime: TimeInterval = 30 * 60

    var stage = Stage.open
    var wrongPins = 0
    var lastHeard: Date
}
