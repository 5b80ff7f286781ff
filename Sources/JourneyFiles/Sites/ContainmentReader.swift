import Foundation
import JSONPath
import Journeys

/// `actions:` and `containment:` of the site file.
struct ContainmentReader {
    private static let maximumEntries = 200

    let findings: Findings

    func actions(_ reader: MappingReader) -> [Action] {
        guard let map = reader.map("actions", subject: "actions") else { return [] }
        return map.keys.compactMap { key in
            guard let keyNode = map.key(key), let name = Values.name(keyNode, of: "actions", findings),
                let entry = map.map(key, allowed: ["title", "channels"], subject: "an action")
            else { return nil }
            var action = Action(
                name: name, title: entry.text("title") ?? name, location: findings.location(of: keyNode))
            for (channel, node) in (entry.has("channels") ? entry.texts("channels") : nil) ?? [] {
                action.channels.append(channel)
                action.places[channel] = findings.location(of: node)
            }
            return action
        }
    }

    func settings(_ reader: MappingReader) -> ContainmentSettings {
        var settings = ContainmentSettings()
        guard let map = reader.map("containment", allowed: ["grace", "freeze", "flag"], subject: "containment:") else {
            return settings
        }
        settings.grace = map.duration("grace", orZero: true) ?? settings.grace
        if let elements = map.has("freeze") ? map.list("freeze") : nil {
            if elements.count > Self.maximumEntries {
                findings.error(elements[Self.maximumEntries], "more than \(Self.maximumEntries) entries")
            } else {
                settings.freezes = elements.compactMap(freeze)
            }
        }
        if let flag = map.map("flag", allowed: Self.flagKeys, subject: "flag:") { settings.flag = self.flag(flag) }
        return settings
    }

    private func freeze(_ node: YAMLNode) -> DeclaredFreeze? {
        guard
            let reader = MappingReader(
                node, allowed: ["action", "from", "until", "why", "by"], subject: "a freeze", findings),
            reader.required("action", because: "what is frozen, as named in actions:") != nil,
            let action = reader.name("action")
        else { return nil }
        let since = moment(reader, "from")
        let until = moment(reader, "until")
        if let since, let until, until <= since, let node = reader.entryValue("until") {
            findings.error(node, "it ends before it begins")
        }
        guard reader.required("why", because: "what the page tells those who ask, like: credential stuffing") != nil,
            let why = reader.text("why")
        else { return nil }
        return DeclaredFreeze(
            action: action, since: since, until: until, why: why, by: reader.text("by"),
            location: findings.location(of: reader.entryValue("action") ?? node))
    }

    private func moment(_ reader: MappingReader, _ key: String) -> Date? {
        guard let node = reader.value(key), let text = Values.text(node, of: key, findings) else { return nil }
        guard let date = Moment.parse(text) else {
            findings.error(
                node, "'\(Words.short(text))' is no moment", hint: "write it like 2026-11-21T18:00:00Z or …T18:00+01:00"
            )
            return nil
        }
        return date
    }

    private static let flagKeys = ["url", "headers", "basic", "bearer", "actions", "within", "holds"]

    private func flag(_ reader: MappingReader) -> ContainmentFlag? {
        guard let node = reader.required("url", because: "where the flag is asked"),
            let url = Values.template(node, of: "url", findings)
        else { return nil }
        guard let path = path(reader) else { return nil }
        var flag = ContainmentFlag(
            url: url, options: RequestOptionReader(findings: findings).options(reader), actions: path,
            location: findings.location(of: node))
        flag.within = reader.duration("within") ?? flag.within
        flag.holds = reader.duration("holds") ?? flag.holds
        return flag
    }

    /// `jsonpath "…"`, as in a capture.
    private func path(_ reader: MappingReader) -> JSONPath? {
        guard let node = reader.value("actions") else { return try? JSONPath(ContainmentFlag.usualActions) }
        let lines = LineReader(findings: findings, surface: .web)
        guard let capture = lines.capture(node, named: "actions") else { return nil }
        guard case .jsonpath(let path) = capture.query, capture.filters.isEmpty else {
            findings.error(
                node, "'actions' says where the frozen actions stand in the answer",
                hint: "actions: jsonpath \"$.frozen[*].action\"")
            return nil
        }
        return path
    }
}
