/// One text searched in all its decoded forms.
struct SecretSearch {
    struct Match {
        var range: Range<Int>
        var label: String
        /// Bytes of the secret; of overlapping matches the longest one's label is shown.
        var length: Int
    }

    private let text: DecodedText
    private let automata: [PatternAutomaton]
    private let readsPlus: Bool
    private let isCut: Bool
    private var matches: [Match] = []

    init(text: DecodedText, sets: [PatternSet], isCut: Bool) {
        self.text = text
        self.isCut = isCut
        automata = sets.map(\.automaton)
        readsPlus = sets.contains(where: \.hasSpace)
    }

    /// Disjoint matches in the order of the text.
    mutating func run() -> [Match] {
        scan(text)
        for kind: DecodedText.Escapes in [.percent, .backslash, .entity, .quotedPrintable] {
            if let decoded = text.decoded(kind) { scan(decoded) }
        }
        // An address in an address in JSON in HTML: three levels are met in redirects, more are not.
        var layers = [text]
        for _ in 0..<3 {
            guard let next = layers.last?.decoded(.nested) else { break }
            scan(next)
            layers.append(next)
        }
        for layer in layers {
            if readsPlus { scanForms(of: layer) }
            scanBase64(of: layer)
        }
        return merged()
    }

    /// Form encoding writes a space as `+`, possibly inside or around another encoding.
    private mutating func scanForms(of layer: DecodedText) {
        guard let form = layer.decoded([.percent, .plus]) else { return }
        scan(form)
        if let all = layer.decoded(DecodedText.Escapes.nested.union(.plus)) { scan(all) }
        if let inner = form.decoded(.nested) { scan(inner) }
    }

    private mutating func scanBase64(of layer: DecodedText) {
        for skipped in 0..<4 {
            let decoded = layer.base64Decoded(skipping: skipped)
            scan(decoded, least: Self.shortestInBase64)
            // A token's payload is JSON.
            if let inner = decoded.decoded(.nested) { scan(inner, least: Self.shortestInBase64) }
        }
    }

    /// One or two bytes turn up by chance in anything that is read as base64.
    private static let shortestInBase64 = 3

    private mutating func scan(_ decoded: DecodedText, least: Int = 1) {
        // Ends grow along the text, so overlaps are merged at once and a repetitive text keeps few matches.
        var found: [Match] = []
        for automaton in automata {
            automaton.scan(decoded.bytes, isCut: isCut) { match in
                if match.range.count < least { return }
                let pattern = automaton.patterns[match.pattern]
                var merged = Match(
                    range: decoded.origin(of: match.range), label: pattern.label, length: match.range.count)
                while let last = found.last, Self.overlap(last, merged) {
                    merged = Self.union(last, merged)
                    found.removeLast()
                }
                found.append(merged)
            }
        }
        matches += found
    }

    private static func overlap(_ left: Match, _ right: Match) -> Bool { left.range.overlaps(right.range) }

    private static func union(_ left: Match, _ right: Match) -> Match {
        let range =
            min(left.range.lowerBound, right.range.lowerBound)..<max(left.range.upperBound, right.range.upperBound)
        let longer = right.length > left.length ? right : left
        return Match(range: range, label: longer.label, length: longer.length)
    }

    private func merged() -> [Match] {
        var merged: [Match] = []
        for match in matches.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where !match.range.isEmpty {
            if let last = merged.last, Self.overlap(last, match) {
                merged[merged.count - 1] = Self.union(last, match)
            } else {
                merged.append(match)
            }
        }
        return merged
    }
}
