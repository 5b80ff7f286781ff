/// What a run comes to, and the state of a channel. Ordered: the worst is the greatest.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// Something that must be refused was let through, or something was shown that must not be.
    case unsafe
    /// The reach check fails too.
    case down
    /// The reach check passes and the customer does not arrive.
    case softDown = "soft_down"
    /// softdown could not tell. Never green, never their downtime.
    case unknown
    /// Frozen on purpose, calmly refused, with a way out that works.
    case safelyDegraded = "safely_degraded"
    case usable

    package var isBad: Bool {
        switch self {
        case .unsafe, .down, .softDown: true
        case .unknown, .safelyDegraded, .usable: false
        }
    }

    package var isGood: Bool {
        switch self {
        case .safelyDegraded, .usable: true
        case .unsafe, .down, .softDown, .unknown: false
        }
    }

    /// The reasons it can have, in the order of DESIGN 2 and 3.
    package var reasons: [Reason] { Reason.allCases.filter { $0.verdict == self } }
}

extension Verdict: Comparable {
    private var badness: Int {
        switch self {
        case .unsafe: 5
        case .down: 4
        case .softDown: 3
        case .unknown: 2
        case .safelyDegraded: 1
        case .usable: 0
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.badness < right.badness }
}
