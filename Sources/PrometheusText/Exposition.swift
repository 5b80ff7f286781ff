/// Samples of a closed catalogue as text, format 0.0.4: grouped, sorted, without timestamps, each series once.
struct Exposition {
    private var samples: [MetricCatalogue: [String: String]] = [:]

    /// - Parameter values: of the metric's labels, in their order. A series that was added before stands: Prometheus would
    ///   drop the second one without a word.
    mutating func add(_ metric: MetricCatalogue, _ values: [String], _ value: Double) {
        let labels = zip(metric.labels, values).map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        let series = labels.isEmpty ? metric.rawValue : "\(metric.rawValue){\(labels)}"
        if samples[metric]?[series] == nil { samples[metric, default: [:]][series] = Self.number(value) }
    }

    var text: String {
        var result = ""
        for metric in MetricCatalogue.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let series = samples[metric] else { continue }
            result += "# TYPE \(metric.rawValue) \(metric.kind.rawValue)\n# HELP \(metric.rawValue) \(metric.help)\n"
            for (name, value) in series.sorted(by: { $0.key < $1.key }) { result += "\(name) \(value)\n" }
        }
        return result + "# EOF\n"
    }

    /// Backslash, quotation mark and line feed, as the format demands. Other control characters and what is not text
    /// become question marks: no reader is sure to survive them.
    static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars.prefix(128) {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default:
                let isText = scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                result.unicodeScalars.append(isText ? scalar : "?")
            }
        }
        return result
    }

    /// Decimal, shortest that is exact; whole numbers without a point.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), abs(value) < 9e15 { return "\(Int64(value))" }
        return "\(value)"
    }
}
