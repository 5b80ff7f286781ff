/// Turns one value into another, left to right.
package enum Filter: Hashable, Sendable {
    /// Length of a list, of a node set or of a text in characters.
    case count
    /// The element at an index of a list; negative counts from the end.
    case nth(Int)
    case split(String)
    case replace(String, String)
    case toInt
    case toFloat
    /// First group, or the whole match, of the first match in a text.
    case regex(String)
    case urlDecode
    case htmlUnescape
}
