import Foundation
import Verdicts

/// What `softdown history --json` prints. Keys are fixed; what is not known is `null`. Seconds, UTC, shares 0…1.
package struct HistoryDocument: Sendable, Hashable, Codable {
    package var generatedAt: String
    package var since: String
    package var channels: [Channel]

    package struct Channel: Sendable, Hashable, Codable {
        var channel: String
        var title: String
        @Nullable var objective: Double?
        var windows: [Window]
        var days: [Day]
        var incidents: [Entry]
    }

    package struct Window: Sendable, Hashable, Codable {
        var window: String
        @Nullable var uptime: Double?
        @Nullable var usable: Double?
        var coverage: Double
        var softDowntime: Double
        var softDowntimeError: Double
        @Nullable var worstHour: String?
        @Nullable var worstHourUsable: Double?
        @Nullable var budgetAllowed: Double?
        @Nullable var budgetLeft: Double?
        @Nullable var budgetBurn: Double?
    }

    package struct Day: Sendable, Hashable, Codable {
        var start: String
        var good: Double
        var bad: Double
        @Nullable var worst: String?
    }

    package struct Entry: Sendable, Hashable, Codable {
        var incident: String
        var startedAt: String
        @Nullable var endedAt: String?
        var state: String
        var reason: String
        var reasons: [String]
        @Nullable var journey: String?
        @Nullable var firstBadRun: String?
        @Nullable var lastGoodRun: String?
        @Nullable var recoveryRun: String?
        /// `step: label: value, then value`.
        var difference: [String]
    }

    package init(_ summary: Summary, incidents: [Incident], channels names: Set<String>, since start: Date) {
        generatedAt = TimeWords.iso(summary.generatedAt)
        since = TimeWords.iso(start)
        channels = summary.channels.filter { names.contains($0.name) }.map { channel in
            let days = channel.history.first { $0.window == "12 months" }?.slices.filter { $0.end > start } ?? []
            return Channel(
                channel: channel.name, title: channel.title, objective: channel.objective,
                windows: channel.numbers.map(Window.init), days: days.map(Day.init),
                incidents: incidents.filter { $0.channel == channel.name }.map(Entry.init))
        }
    }

    /// Indented, keys sorted, with a newline at the end.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers are finite by construction: there is nothing in it that JSON cannot hold.
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

extension HistoryDocument.Window {
    init(_ numbers: ChannelSummary.WindowNumbers) {
        let measured = numbers.availability
        self.init(
            window: numbers.window.filter { !$0.isWhitespace }, uptime: measured.uptime, usable: measured.usable,
            coverage: measured.coverage, softDowntime: measured.softDowntime,
            softDowntimeError: measured.softDowntimeError,
            worstHour: numbers.worstHour.map { TimeWords.iso($0.start) }, worstHourUsable: numbers.worstHour?.usable,
            budgetAllowed: numbers.budget?.allowed, budgetLeft: numbers.budget?.left,
            budgetBurn: numbers.budget?.burn)
    }
}

extension HistoryDocument.Day {
    init(_ slice: TimeSlice) {
        self.init(
            start: TimeWords.iso(slice.start), good: slice.good, bad: slice.bad, worst: slice.worst?.rawValue)
    }
}

extension HistoryDocument.Entry {
    init(_ incident: Incident) {
        self.init(
            incident: incident.id, startedAt: TimeWords.iso(incident.startedAt),
            endedAt: incident.endedAt.map(TimeWords.iso), state: incident.reason.verdict.rawValue,
            reason: incident.reason.rawValue, reasons: incident.changes.map(\.reason.rawValue),
            journey: incident.changes.first?.journey, firstBadRun: incident.firstBad?.run,
            lastGoodRun: incident.lastGood?.run, recoveryRun: incident.recovery?.run,
            difference: incident.difference?.lines.map { line in
                (line.step.map { "\($0): " } ?? "") + line.sentence
            } ?? [])
    }
}
