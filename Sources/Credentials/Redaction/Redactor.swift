/// The one layer in front of every sink: what is written, shown or logged goes through here first.
///
/// A secret is found however it is written. Instead of listing the forms of each secret, the *text* is decoded:
/// percent escapes, JSON and JavaScript escapes, HTML entities, quoted-printable, base64 in all its alignments, and
/// these inside each other. Each decoded form remembers which characters of the text its bytes came from, so that a
/// match becomes a range of the text, partial characters of base64 included. Matches that overlap are merged, so that
/// no part of a secret stays.
///
/// Redact first and shorten afterwards. A text that was cut before (a body at its size limit) is redacted with
/// `isCut`, which also covers the beginning of a secret at the end of the text.
package struct Redactor: Sendable {
    /// Shorter values are part of too many innocent words to be replaced everywhere.
    package static let shortestDeclared = 6

    private var declared = PatternSet()
    private var short = PatternSet()
    /// What was declared before ``sealed``.
    private var earlier: [PatternSet] = []
    private var earlierShort: [PatternSet] = []

    package init() {}

    /// The same, for copies that each declare a little more: what it finds is prepared once for all of them.
    package var sealed: Redactor {
        var copy = Redactor()
        copy.earlier = earlier + [declared]
        copy.earlierShort = earlierShort + [short]
        return copy
    }

    /// Declares a secret. It is replaced everywhere from now on as `‹label›`; one with fewer than six characters is
    /// treated as ``addShort(value:label:)`` says. An empty one is ignored. Of two labels for one value the first
    /// stays.
    package mutating func add(_ secret: String, label: String) {
        if secret.count < Self.shortestDeclared { return addShort(value: secret, label: label) }
        declared.add(secret, label: label)
    }

    package mutating func add(_ secret: Secret, label: String) {
        add(secret.reveal(), label: label)
    }

    /// Declares a value, such as a PIN, that is replaced only in texts which carry it as a secret.
    package mutating func addShort(value: String, label: String) {
        short.add(value, label: label)
    }

    /// The text without the declared secrets.
    ///
    /// - Parameters:
    ///   - includingShort: also without every short value: for the very requests in which they were sent.
    ///   - isCut: the text may end in the middle of a secret.
    package func redact(_ text: String, includingShort: Bool = false, isCut: Bool = false) -> String {
        redact(text, with: earlier + [declared] + (includingShort ? earlierShort + [short] : []), isCut: isCut)
    }

    /// The text without the declared secrets, and without those short values that were sent in this exchange.
    package func redact(_ text: String, sent: [String], isCut: Bool = false) -> String {
        let short = (earlierShort + [short]).map { $0.limited(to: sent) }
        return redact(text, with: earlier + [declared] + short, isCut: isCut)
    }

    private func redact(_ text: String, with sets: [PatternSet], isCut: Bool) -> String {
        let sets = sets.filter { !$0.isEmpty }
        if sets.isEmpty || text.isEmpty { return text }
        let text = isCut ? HalfEscape.removed(from: text) : text
        let bytes = Array(text.utf8)
        // Places are held in 32 bits. Nothing that large is evidence.
        if bytes.count >= Int(Int32.max) { return "‹too long to be redacted›" }
        var search = SecretSearch(text: DecodedText(plain: bytes), sets: sets, isCut: isCut)
        let matches = search.run()
        if matches.isEmpty { return text }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = 0
        for match in matches {
            output += bytes[position..<match.range.lowerBound]
            output += "‹\(match.label)›".utf8
            position = match.range.upperBound
        }
        output += bytes[position...]
        return String(decoding: output, as: UTF8.self)
    }
}

extension Redactor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        "Redactor (\(count(earlier + [declared])) secrets, \(count(earlierShort + [short])) short)"
    }
    package var debugDescription: String { description }
    private func count(_ sets: [PatternSet]) -> Int { sets.reduce(0) { $0 + $1.count } }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
