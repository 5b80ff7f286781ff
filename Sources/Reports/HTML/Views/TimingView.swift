import Observations

/// Where the time of one step went, as a bar that starts where the step started.
struct TimingView {
    var stepName: String
    var stepTime: String
    var phaseText: String
    var paths: [Drawing.Path]

    init(_ observation: Observation, whole: Int) {
        stepName = WireText.line(observation.step, limit: 64)
        stepTime = TimeWords.span(microseconds: observation.duration)
        let scale = 1000 / Double(max(whole, 1))
        var drawing = Drawing()
        drawing.add("track", x: 0, width: 1000, y: 5, height: 2)
        drawing.add(
            "p-step", x: Double(observation.offset) * scale, width: Double(observation.duration) * scale, y: 4,
            height: 4)
        var total = Phases()
        for exchange in observation.exchanges.prefix(20) {
            var at = Double(exchange.offset)
            for (name, length) in Self.parts(exchange.phases) where length > 0 {
                let x = min(at * scale, 1000)
                drawing.add(name, x: x, width: min(Double(length) * scale, 1000 - x), y: 0, height: 12)
                at += Double(length)
            }
        }
        paths = drawing.paths
        for exchange in observation.exchanges {
            total.dns = Self.sum(total.dns, exchange.phases.dns)
            total.connect = Self.sum(total.connect, exchange.phases.connect)
            total.tls = Self.sum(total.tls, exchange.phases.tls)
            total.firstByte = Self.sum(total.firstByte, exchange.phases.firstByte)
            total.download = Self.sum(total.download, exchange.phases.download)
        }
        let named = zip(
            Words.Page.phases, [total.dns, total.connect, total.tls, total.firstByte, total.download])
        let words = named.filter { $0.1 >= 1000 }.map { "\($0.0) \(TimeWords.span(microseconds: $0.1))" }
        phaseText =
            words.isEmpty
            ? (observation.exchanges.isEmpty ? Words.Page.noRequest : Words.Page.noTime)
            : words.joined(separator: " · ")
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (result, overflow) = left.addingReportingOverflow(max(right, 0))
        return overflow ? Int.max : result
    }

    private static func parts(_ phases: Phases) -> [(String, Int)] {
        [
            ("p-dns", phases.dns), ("p-connect", phases.connect), ("p-tls", phases.tls), ("p-wait", phases.firstByte),
            ("p-load", phases.download),
        ]
    }
}
