import Foundation

extension Date {
    /// Milliseconds since 1970 in UTC: how every moment is stored. What lies outside of any calendar is brought to its edge.
    var milliseconds: Int64 {
        let value = (timeIntervalSince1970 * 1000).rounded()
        guard !value.isNaN else { return 0 }
        return Int64(min(max(value, -Self.edge), Self.edge))
    }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// The year 33658, and as far back; exact as a floating-point number.
    private static let edge = 1e15
}
