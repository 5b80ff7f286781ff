/// Text from the wire, made fit to be looked at.
///
/// Markup is escaped where it is written, not here. This type makes visible what would otherwise act on the reader or the
/// terminal: control characters, marks that turn the reading direction, invisible letters. And it keeps every character
/// that markup is made of alone in its grapheme cluster: the template engine escapes by grapheme cluster, and would let a
/// quotation mark with a combining accent through as it is.
package enum WireText {
    /// - Parameter limit: bytes of UTF-8 that are kept; what is left out is counted in words.
    package static func clean(_ text: String, limit: Int = 2048) -> String {
        var result = String.UnicodeScalarView()
        var used = 0
        var left = 0
        var marksInRow = 0
        for scalar in text.unicodeScalars {
            let size = UTF8.width(scalar)
            guard used + size <= limit, left == 0 else {
                left += size
                continue
            }
            used += size
            marksInRow = isMark(scalar) ? marksInRow + 1 : 0
            // More than a few accents on one letter draw over the lines around it.
            if marksInRow > 4 { continue }
            append(scalar, to: &result)
        }
        let shown = isolatingMarkup(String(result))
        return left == 0 ? shown : shown + "… (\(left) more bytes)"
    }

    /// The same on one line, for table cells and titles.
    package static func line(_ text: String, limit: Int = 300) -> String {
        clean(text, limit: limit).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0x0A:
            result.append(scalar)
        case 0x09:
            // Terminals jump as far as they like at a tab.
            result.append(contentsOf: "    ".unicodeScalars)
        case 0x0D:
            // Line ends of the wire are two characters; a lone carriage return is rare enough to be shown the same way.
            break
        case 0x00...0x1F:
            // The block “Control Pictures” has a picture of each control character.
            if let picture = Unicode.Scalar(0x2400 + scalar.value) { result.append(picture) }
        case 0x7F:
            result.append("\u{2421}")
        case _ where isHidden(scalar.value):
            result.append(contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".unicodeScalars)
        case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value):
            result.append("\u{FFFD}")
        default:
            result.append(scalar)
        }
    }

    /// C1 controls, direction marks, invisible separators, interlinear annotations, tag characters.
    private static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200E, 0x200F,
            0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
            0xE0000...0xE0FFF:
            true
        default:
            false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    private static let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

    /// Puts a dotted circle, the customary carrier of a lone accent, between a markup character and whatever clings to it.
    private static func isolatingMarkup(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for character in text {
            let scalars = character.unicodeScalars
            guard scalars.count > 1, scalars.contains(where: { markup.contains($0) }) else {
                result.append(character)
                continue
            }
            var before: Unicode.Scalar?
            for scalar in scalars {
                if let before, markup.contains(before) || markup.contains(scalar) {
                    result.unicodeScalars.append("\u{25CC}")
                }
                result.unicodeScalars.append(scalar)
                before = scalar
            }
        }
        return result
    }
}
