import Foundation

/// Amounts are whole cents, so that no channel rounds differently from another.
enum Money {
    static func text(cents: Int) -> String {
        let magnitude = cents.magnitude
        let whole = String(magnitude / 100)
        var grouped = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        let fraction = magnitude % 100
        return (cents < 0 ? "-" : "") + grouped + (fraction < 10 ? ".0" : ".") + String(fraction)
    }

    /// Cents of a positive amount with at most two decimals and below a thousand million, otherwise nil.
    static func cents(_ amount: Decimal) -> Int? {
        guard amount > 0, amount < 1_000_000_000 else { return nil }
        let cents = amount * 100
        let number = NSDecimalNumber(decimal: cents)
        return Decimal(number.intValue) == cents ? number.intValue : nil
    }
}
