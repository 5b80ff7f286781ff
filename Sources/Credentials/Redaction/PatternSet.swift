import Synchronization

/// Secrets with their labels, and the automaton that finds them, built when it is first needed.
struct PatternSet: Sendable {
    struct Secret: Sendable {
        var value: String
        var label: String
    }

    private var secrets: [[UInt8]: Secret] = [:]
    private var order: [[UInt8]] = []
    private var cache = Cache()
    /// Whether any secret has a space, which forms write as `+`.
    private(set) var hasSpace = false

    var isEmpty: Bool { secrets.isEmpty }
    var count: Int { secrets.count }

    mutating func add(_ value: String, label: String) {
        let key = Array(value.utf8)
        if key.isEmpty || secrets[key] != nil { return }
        secrets[key] = Secret(value: value, label: label)
        order.append(key)
        hasSpace = hasSpace || key.contains(0x20)
        // A new cache, not an emptied one: copies of this set keep theirs.
        cache = Cache()
    }

    func limited(to values: [String]) -> PatternSet {
        var subset = PatternSet()
        for value in values {
            if let secret = secrets[Array(value.utf8)] { subset.add(secret.value, label: secret.label) }
        }
        return subset
    }

    var automaton: PatternAutomaton {
        cache.automaton.withLock { automaton in
            if let automaton { return automaton }
            let built = PatternAutomaton(order.compactMap { secrets[$0] }.flatMap(Self.patterns))
            automaton = built
            return built
        }
    }

    private final class Cache: Sendable {
        let automaton = Mutex<PatternAutomaton?>(nil)
    }

    /// The bytes to look for. A secret that itself looks encoded (`a&amp;b`, `100%41`) is decoded along with the text
    /// around it, so it is looked for in that form too.
    private static func patterns(of secret: Secret) -> [PatternAutomaton.Pattern] {
        let plain = Array(secret.value.utf8)
        var forms = [plain]
        let text = DecodedText(plain: plain)
        let kinds: [DecodedText.Escapes] = [.percent, .backslash, .entity, .quotedPrintable, .nested]
        for kind in kinds + kinds.map({ $0.union(.plus) }) {
            guard let once = text.decoded(kind) else { continue }
            forms.append(once.bytes)
            if let twice = once.decoded(kind) { forms.append(twice.bytes) }
        }
        forms += latinForms(of: secret.value)
        // A form that decoding made short would be found in innocent text.
        let least = min(plain.count, Redactor.shortestDeclared)
        var seen: Set<[UInt8]> = []
        return forms.filter { $0.count >= least && seen.insert($0).inserted }
            .map { PatternAutomaton.Pattern(bytes: $0, label: secret.label) }
    }

    /// The secret in ISO 8859-1, as it stands in percent escapes and base64, and as lenient UTF-8 decoding shows it.
    private static func latinForms(of value: String) -> [[UInt8]] {
        let scalars = value.unicodeScalars
        guard scalars.contains(where: { !$0.isASCII }), scalars.allSatisfy({ $0.value < 0x100 }) else { return [] }
        let bytes = scalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return [bytes, Array(String(decoding: bytes, as: UTF8.self).utf8)]
    }
}
