internal import CPCRE2

/// A PCRE2 pattern that always answers, also on hostile text.
///
/// Swift's own `Regex` and Foundation's have no limit: `(a+)+$` keeps them busy for ever. Here a search is charged for every step
/// and every byte it moves, and gives up with ``RegularExpressionLimit/limitReached`` when its budget is used up. The budget counts work
/// and not time, so that the same search on the same text always has the same answer.
package struct RegularExpression: Sendable, Equatable {
    /// A match; positions are offsets in bytes of the searched text's UTF-8 form.
    package struct Match: Sendable, Equatable {
        package let whole: String
        /// The capture groups from 1; `nil` for a group that took no part.
        package let groups: [String?]
        package let range: Range<Int>
    }

    /// The longest text that is searched, in bytes of UTF-8.
    package static let maximumSubjectLength = 4 * 1024 * 1024
    /// The longest accepted pattern, in bytes of UTF-8.
    package static let maximumPatternLength = 8 * 1024

    /// The pattern as given.
    package let pattern: String
    private let program: RegularExpressionProgram

    /// Compiles `pattern` in UTF mode, where `\d`, `\w` and `(?i)` know Unicode. Flags are given as PCRE2 does, for example `(?i)`.
    package init(_ pattern: String) throws(RegularExpressionError) {
        self.pattern = pattern
        self.program = try RegularExpressionProgram(pattern)
    }

    /// The first match from the start of `text`, or `nil` when there is none.
    package func firstMatch(in text: String) throws(RegularExpressionLimit) -> Match? {
        try search(text, maximum: 1, options: 0).first
    }

    /// The matches in `text` that do not overlap, in their order, at most `maximum`.
    package func allMatches(in text: String, max maximum: Int = 10_000) throws(RegularExpressionLimit) -> [Match] {
        try search(text, maximum: maximum, options: 0)
    }

    /// Whether the pattern matches `text` from its start to its end.
    package func matchesWhole(_ text: String) throws(RegularExpressionLimit) -> Bool {
        try !search(text, maximum: 1, options: PCRE2_ANCHORED | PCRE2_ENDANCHORED).isEmpty
    }

    package static func == (left: Self, right: Self) -> Bool { left.pattern == right.pattern }

    private func search(
        _ text: String, maximum: Int, options: UInt32
    ) throws(RegularExpressionLimit) -> [Match] {
        var text = text
        let result: Result<[Match], RegularExpressionLimit> = text.withUTF8 { bytes in
            guard bytes.count <= Self.maximumSubjectLength else { return .failure(.subjectTooLong) }
            return program.search(bytes, maximum: maximum, options: options)
        }
        return try result.get()
    }
}
