import Journeys

extension MappingReader {
    /// A text as written.
    func text(_ key: String) -> String? {
        value(key).flatMap { Values.text($0, of: key, findings) }
    }

    /// A text with `{{name}}` places.
    func template(_ key: String) -> Template? {
        value(key).flatMap { Values.template($0, of: key, findings) }
    }

    /// A name that other files refer to.
    func name(_ key: String) -> String? {
        value(key).flatMap { Values.name($0, of: key, findings) }
    }

    func duration(_ key: String, orZero: Bool = false) -> Duration? {
        guard let node = value(key), let text = Values.text(node, of: key, findings) else { return nil }
        guard let duration = Measure.duration(text) else {
            findings.error(
                node, "'\(Words.short(text))' is no duration", hint: "write it like 500ms, 10s, 5m, 24h or 7d")
            return nil
        }
        guard duration > .zero || orZero else {
            findings.error(node, "'\(key)' must be more than 0")
            return nil
        }
        return duration
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = value(key), let text = Values.text(node, of: key, findings) else { return nil }
        guard let number = Measure.integer(text), range.contains(number) else {
            findings.error(
                node,
                "'\(key)' is a whole number from \(range.lowerBound) to \(range.upperBound), not '\(Words.short(text))'"
            )
            return nil
        }
        return number
    }

    func size(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = value(key), let text = Values.text(node, of: key, findings) else { return nil }
        guard let bytes = Measure.size(text) else {
            findings.error(node, "'\(Words.short(text))' is no size", hint: "write it like 64KiB, 2MiB or 1000 (bytes)")
            return nil
        }
        guard range.contains(bytes) else {
            findings.error(node, "'\(key)' goes from \(range.lowerBound) to \(range.upperBound) bytes")
            return nil
        }
        return bytes
    }

    /// A share of the time that something is to be kept, above 0 and below 1.
    func objective(_ key: String) -> Double? {
        guard let node = value(key), let text = Values.text(node, of: key, findings) else { return nil }
        guard let percentage = Measure.percentage(text) else {
            findings.error(node, "'\(Words.short(text))' is no percentage", hint: "write it like 99.5%")
            return nil
        }
        guard percentage > 0, percentage < 100 else {
            findings.error(
                node, "'\(key)' lies between 0% and 100%",
                hint: "100% leaves no room for a single minute: write what customers can live with, like 99.5%")
            return nil
        }
        return percentage / 100
    }

    func flag(_ key: String) -> Bool? {
        value(key).flatMap { Values.flag($0, of: key, findings) }
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        value(key).flatMap { Values.choice($0, of: key, type, findings) }
    }

    /// The elements of a list; a single value is one, too, where nothing else could be meant.
    func list(_ key: String) -> [YAMLNode]? {
        guard let node = value(key) else { return nil }
        guard case .list(let elements) = node.content else {
            findings.error(
                node, "expected a list, found \(node.typeName)",
                hint: "each entry on a line of its own, after '- '")
            return nil
        }
        return elements
    }

    func texts(_ key: String) -> [(text: String, node: YAMLNode)]? {
        list(key)?.compactMap { node in Values.text(node, of: key, findings).map { ($0, node) } }
    }

    /// A map with keys of the user's own.
    func map(_ key: String, subject: String) -> MappingReader? {
        value(key).flatMap { MappingReader($0, allowed: nil, subject: subject, findings) }
    }

    func map(_ key: String, allowed: [String], subject: String) -> MappingReader? {
        value(key).flatMap { MappingReader($0, allowed: allowed, subject: subject, findings) }
    }

    /// Where the value of a key stands, for the checks that need more than this file.
    func place(_ key: String) -> SourceLocation? {
        guard has(key), let node = entryValue(key) else { return nil }
        return findings.location(of: node)
    }

    func places() -> [String: SourceLocation] {
        var places: [String: SourceLocation] = [:]
        for key in keys { places[key] = place(key) }
        return places
    }
}
