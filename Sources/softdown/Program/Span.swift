import ArgumentParser

/// A span of time on the command line: `90m`, `24h`, `7d`.
struct Span: ExpressibleByArgument {
    var seconds: Double

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let number = Double(argument.dropLast()), number > 0,
            number * unit <= 3660 * 86_400
        else { return nil }
        seconds = number * unit
    }

    init(seconds: Double) { self.seconds = seconds }
}
