/// What is walked first when not everything can be walked at once.
package enum Priority: String, Hashable, Sendable, CaseIterable, Comparable {
    case high, normal, low

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .high: 2
        }
    }
}
