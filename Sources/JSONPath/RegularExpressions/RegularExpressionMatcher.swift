/// The bounded engine that `match` and `search` ask. The caller brings one, since this target has none of its own.
package protocol RegularExpressionMatcher: Sendable {
    /// Whether the pattern matches the text.
    ///
    /// - Parameters:
    ///   - pattern: PCRE2 syntax for a UTF pattern without other options, translated from an I-Regexp after RFC 9485
    ///     section 5.4: no captures, no references, no look-around.
    ///   - text: any text.
    ///   - whole: the match spans the whole text (`PCRE2_ANCHORED` with `PCRE2_ENDANCHORED`, or `\A(?:pattern)\z`);
    ///     otherwise it may be anywhere inside.
    /// - Returns: nil when a limit was reached or the pattern could not be compiled. The query then fails, because "no
    ///   match" would be a guess.
    func matches(_ pattern: String, _ text: String, whole: Bool) -> Bool?
}
