import Observations

/// Two observations of one step, side by side.
struct StepComparison {
    typealias Line = RunDifference.Line

    let good: Observation
    let bad: Observation

    init(_ good: Observation, _ bad: Observation) {
        self.good = good
        self.bad = bad
    }

    var lines: [Line] {
        let all = signs + transport + seen + checks + headers + timing
        return all.prefix(16).map { line in
            var line = line
            line.step = bad.step
            line.label = ComparedText.short(line.label, bytes: 160)
            line.good = line.good.map { ComparedText.short($0) }
            line.bad = line.bad.map { ComparedText.short($0) }
            return line
        }
    }

    private func line(_ kind: RunDifference.Kind, _ label: String, _ before: String?, _ after: String?) -> [Line] {
        before == after ? [] : [Line(kind, label: label, good: before, bad: after)]
    }

    // MARK: What is always kept

    private var signs: [Line] {
        let known = Set(good.signs.map(\.kind))
        return bad.signs.filter { !known.contains($0.kind) }.prefix(4).map {
            Line(.sign, label: "seen only now", good: nil, bad: $0.detail)
        }
    }

    private var checks: [Line] {
        var lines: [Line] = []
        for check in bad.checks where check.outcome != .held {
            guard
                let before = good.checks.first(where: { $0.role == check.role && $0.source == check.source }),
                before.outcome == .held
            else { continue }
            let then = before.got.isEmpty ? "held" : before.got
            let now = check.got.isEmpty ? Words.outcome(check.outcome) : check.got
            lines.append(
                Line(.check, label: check.source, good: then, bad: now == then ? Words.outcome(check.outcome) : now))
        }
        return Array(lines.prefix(6))
    }

    private var transport: [Line] {
        guard let before = good.exchanges.last, let after = bad.exchanges.last else { return [] }
        var lines: [Line] = []
        let (hops, later) = (Self.hops(good), Self.hops(bad))
        if hops.count > 1 || later.count > 1, hops.map(\.shape) != later.map(\.shape) {
            lines += line(.hops, "way", Self.text(hops), Self.text(later))
        } else {
            lines += line(.status, "status", before.status.map(String.init), after.status.map(String.init))
            if ComparedText.addressShape(before.url) != ComparedText.addressShape(after.url) {
                lines += line(.address, "address", before.url, after.url)
            }
        }
        lines += line(.failure, "failure", before.failure, after.failure)
        lines += line(.header, "content type", before.contentType, after.contentType)
        if Self.isFarFrom(before.bodyBytes, after.bodyBytes) {
            lines += line(.size, "size", "\(before.bodyBytes) bytes", "\(after.bodyBytes) bytes")
        }
        // Behind one name stand many servers: another one is worth a word only where the step failed.
        if bad.isFailing || bad.isLate, after.status != before.status || after.failure != nil {
            lines += line(.server, "answered by", before.remoteAddress, after.remoteAddress)
        }
        return lines
    }

    private struct Hop {
        var text: String
        var shape: String
    }

    /// Requests one after the other; one that was only asked again and again is one.
    private static func hops(_ observation: Observation) -> [Hop] {
        var hops: [Hop] = []
        for exchange in observation.exchanges {
            let answer = exchange.status.map(String.init) ?? exchange.failure ?? "no answer"
            let hop = Hop(
                text: "\(answer) \(ComparedText.path(exchange.url))",
                shape: "\(answer) \(ComparedText.addressShape(exchange.url))")
            if hops.last?.shape != hop.shape { hops.append(hop) }
        }
        return hops
    }

    private static func text(_ hops: [Hop]) -> String {
        let shown = hops.prefix(6).map { ComparedText.short($0.text, bytes: 80) }.joined(separator: " → ")
        return hops.count > 6 ? shown + " → … (\(hops.count) in all)" : shown
    }

    private static func isFarFrom(_ before: Int, _ after: Int) -> Bool {
        let (small, large) = (max(min(before, after), 0), max(before, after))
        return large - small >= 512 && (small == 0 || large / small >= 4)
    }

    // MARK: Timing

    /// Twice the time and 300 ms more, or a fifth of it: less is noise.
    private var timing: [Line] {
        let (before, after) = (good.duration, bad.duration)
        let isSlower = after - before >= 300_000 && after / 2 >= before
        let isFaster = before - after >= 300_000 && before / 5 >= after
        guard isSlower || isFaster else { return [] }
        var label = "time"
        let phases = Self.phases(good)
        let grown = zip(Self.phases(bad), phases).map { ($0.name, $0.time - $1.time) }.max { $0.1 < $1.1 }
        if isSlower, let grown, grown.1 >= (after - before) / 2 { label += ", most of it \(grown.0)" }
        return line(.timing, label, Words.duration(before), Words.duration(after))
    }

    private static func phases(_ observation: Observation) -> [(name: String, time: Int)] {
        let all = observation.exchanges.map(\.phases)
        func sum(_ phase: (Phases) -> Int) -> Int { all.reduce(0) { $0 &+ phase($1) } }
        return [
            ("looking up the name", sum(\.dns)), ("connecting", sum(\.connect)),
            ("securing the connection", sum(\.tls)),
            ("waiting for the first byte", sum(\.firstByte)), ("receiving", sum(\.download)),
        ]
    }

    // MARK: Headers

    /// Those that tell who answered and from where; others differ at every request.
    private static let telling: Set<String> = [
        "server", "via", "x-cache", "cf-cache-status", "cf-mitigated", "x-powered-by", "retry-after",
        "www-authenticate", "cache-control", "x-version", "x-app-version", "x-release", "x-build", "x-revision",
        "x-runtime-version", "content-encoding", "x-robots-tag", "x-amzn-waf-action", "x-datadome",
    ]

    private var headers: [Line] {
        guard let before = good.exchanges.last, let after = bad.exchanges.last, !before.responseHeaders.isEmpty,
            !after.responseHeaders.isEmpty
        else { return [] }
        let (then, now) = (Self.fields(before), Self.fields(after))
        let names = Set(then.keys).union(now.keys).sorted()
        return names.flatMap { line(.header, "header \($0)", then[$0], now[$0]) }.prefix(6).map { $0 }
    }

    private static func fields(_ exchange: Exchange) -> [String: String] {
        var fields: [String: String] = [:]
        for header in exchange.responseHeaders.prefix(200) {
            let name = header.name.lowercased()
            if name == "set-cookie" {
                let cookie = String(header.value.prefix { $0 != "=" && $0 != ";" })
                fields["set-cookie"] = [fields["set-cookie"], cookie].compactMap { $0 }.joined(separator: ", ")
            } else if telling.contains(name) {
                fields[name] = [fields[name], header.value].compactMap { $0 }.joined(separator: ", ")
            }
        }
        return fields
    }
}
