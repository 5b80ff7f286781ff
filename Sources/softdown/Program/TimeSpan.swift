import ArgumentParser

/// A length of time on the command line: `90m`, `36h`, `7d`.
struct TimeSpan: ExpressibleByArgument {
    var seconds: Double

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let last = argument.last, let unit = units[last], let number = Int(argument.dropLast()), number > 0,
            Double(number) * unit <= 3660 * 86_400
        else { return nil }
        seconds = Double(number) * unit
    }

    init(days: Int) { seconds = Double(days) * 86_400 }

    var defaultValueDescription: String { "\(Int(seconds / 86_400))d" }
}
