import Foundation
import Journeys

/// When journeys are due: `at:`, `zone:`, `quiet:` and `priority:` of a journey, `schedule:` of a site.
struct ScheduleReader {
    private static let maximumEntries = 96

    let findings: Findings

    func settings(_ reader: MappingReader) -> ScheduleSettings {
        var settings = ScheduleSettings()
        guard let map = reader.map("schedule", allowed: ["zone", "quiet", "jitter"], subject: "schedule:") else {
            return settings
        }
        settings.zone = zone(map) ?? settings.zone
        settings.quiet = quiet(map)
        settings.jitter = map.duration("jitter", orZero: true) ?? settings.jitter
        if settings.jitter > .seconds(300), let node = map.entryValue("jitter") {
            findings.error(node, "starts are spread over 5m at most", hint: "an invocation should end before the next")
        }
        return settings
    }

    func read(_ reader: MappingReader, into journey: inout Journey, usually every: Duration) {
        journey.every = reader.duration("every") ?? every
        journey.priority = reader.choice("priority", Priority.self) ?? journey.priority
        journey.zone = zone(reader)
        journey.quiet = quiet(reader)
        guard reader.has("at") else { return }
        if reader.has("every"), let key = reader.key("at") {
            findings.error(
                key, "'every' and 'at' both say when it is due", hint: "write one of them")
        }
        journey.times = times(reader)
        if let gap = Self.longestGap(journey.times) { journey.every = gap }
    }

    // MARK: Times of day

    private func times(_ reader: MappingReader) -> [TimeOfDay] {
        guard let nodes = elements(reader, "at") else { return [] }
        var times: [TimeOfDay] = []
        for node in nodes {
            guard let text = Values.text(node, of: "at", findings) else { continue }
            guard let time = Self.time(text) else {
                findings.error(
                    node, "'\(Words.short(text))' is no time of day", hint: "write it like 06:30, from 00:00 to 23:59")
                continue
            }
            if times.contains(time) { findings.error(node, "\(time) is there already") }
            times.append(time)
        }
        return times.sorted()
    }

    /// The hours of the longest night are counted by nobody: two intervals are far more than that.
    private static func longestGap(_ times: [TimeOfDay]) -> Duration? {
        guard let first = times.first else { return nil }
        let next = times.dropFirst().map(\.minutes) + [first.minutes + QuietHours.minutesOfDay]
        return zip(next, times).map { .seconds(60 * ($0 - $1.minutes)) }.max()
    }

    // MARK: Quiet hours

    private func quiet(_ reader: MappingReader) -> [QuietHours] {
        guard reader.has("quiet"), let nodes = elements(reader, "quiet") else { return [] }
        return nodes.compactMap { node in
            guard let text = Values.text(node, of: "quiet", findings) else { return nil }
            if let hours = Self.hours(text) { return hours }
            findings.error(
                node, "'\(Words.short(text))' are no quiet hours",
                hint: "write them like 22:00-06:00, \"sat,sun\" or \"mon-fri 12:00-13:00\"")
            return nil
        }
    }

    private static func hours(_ text: String) -> QuietHours? {
        let words = text.split(separator: " ")
        guard (1...2).contains(words.count) else { return nil }
        let hasDays = words[0].first?.isLetter ?? false
        guard hasDays || words.count == 1 else { return nil }
        let days = hasDays ? self.days(words[0]) : Set(0..<7)
        guard let days else { return nil }
        if hasDays, words.count == 1 { return QuietHours(days: days, begin: 0, length: QuietHours.minutesOfDay) }
        let ends = words[words.count - 1].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let begin = time(String(ends[0]))?.minutes else { return nil }
        let isMidnight = ends[1] == "24:00"
        guard let end = isMidnight ? QuietHours.minutesOfDay : time(String(ends[1]))?.minutes, end != begin else {
            return nil
        }
        return QuietHours(days: days, begin: begin, length: end > begin ? end - begin : end + 1440 - begin)
    }

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// `mon`, `mon-fri`, `sat,sun`, `fri-mon`.
    private static func days(_ text: Substring) -> Set<Int>? {
        var days: Set<Int> = []
        for part in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(ends.count), let first = dayNames.firstIndex(of: ends[0]),
                let last = dayNames.firstIndex(of: ends[ends.count - 1])
            else { return nil }
            let count = (last - first + 7) % 7
            days.formUnion((0...count).map { (first + $0) % 7 })
        }
        return days
    }

    // MARK: Parts

    private func zone(_ reader: MappingReader) -> TimeZone? {
        guard let node = reader.value("zone"), let text = Values.text(node, of: "zone", findings) else { return nil }
        let known = TimeZone.knownTimeZoneIdentifiers
        if text == "UTC" { return .gmt }
        if known.contains(text), let zone = TimeZone(identifier: text) { return zone }
        findings.error(
            node, "'\(Words.short(text))' is no time zone",
            hint: Words.suggestion(for: text, among: known) ?? "write it like UTC, Europe/Berlin or America/New_York")
        return nil
    }

    /// Two digits, a colon, two digits.
    private static func time(_ text: String) -> TimeOfDay? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        return TimeOfDay(hour: hour, minute: minute)
    }

    /// A list, or a single text.
    private func elements(_ reader: MappingReader, _ key: String) -> [YAMLNode]? {
        if let node = reader.value(key), node.text != nil, !node.isEmpty { return [node] }
        guard let nodes = reader.list(key) else { return nil }
        if nodes.isEmpty, let node = reader.key(key) { findings.error(node, "'\(key)' names nothing") }
        guard nodes.count <= Self.maximumEntries else {
            findings.error(nodes[Self.maximumEntries], "more than \(Self.maximumEntries) entries")
            return []
        }
        return nodes
    }
}
