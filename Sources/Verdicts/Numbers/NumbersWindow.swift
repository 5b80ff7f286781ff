/// The windows that a channel's numbers are printed for.
package enum NumbersWindow: String, Sendable, Hashable, Codable, CaseIterable {
    case hour = "1 h"
    case day = "24 h"
    case week = "7 d"
    case month = "30 d"
    case quarter = "90 d"

    package var seconds: Double {
        switch self {
        case .hour: 3600
        case .day: 86_400
        case .week: 7 * 86_400
        case .month: 30 * 86_400
        case .quarter: 90 * 86_400
        }
    }
}
