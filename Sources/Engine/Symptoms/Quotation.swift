/// Words between typographic quotation marks are talked about and not said: what to do when "wrong password" appears.
///
/// Straight marks do not count: programs put what they have to say between them.
enum Quotation {
    /// Whether a part of a text stands between an opening mark and the closing one that belongs to it.
    static func holds(_ range: Range<String.Index>, in text: String) -> Bool {
        guard let before = text[..<range.lowerBound].suffix(reach).last(where: marks.contains),
            let after = text[range.upperBound...].prefix(reach).first(where: marks.contains)
        else { return false }
        return closing[before]?.contains(after) ?? false
    }

    /// Characters between a mark and what it belongs to.
    private static let reach = 80

    /// German, English, French and the like; of `»…«` nobody could tell whether it opens or closes.
    private static let closing: [Character: Set<Character>] = [
        "„": ["“", "”", "„"], "“": ["”"], "«": ["»"], "‹": ["›"], "‚": ["‘", "’"],
    ]
    private static let marks: Set<Character> = ["„", "“", "”", "«", "»", "‹", "›", "‚", "‘"]
}
