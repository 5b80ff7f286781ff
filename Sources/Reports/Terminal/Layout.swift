/// Columns of a terminal. Widths are counted in characters, wide ones (East Asian, emoji) as two.
enum Layout {
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }

    /// Filled with blanks to a width; what is longer is cut and ends in `…`.
    static func padded(_ text: String, to columns: Int) -> String {
        let cut = shortened(text, to: columns)
        return cut + String(repeating: " ", count: max(0, columns - width(cut)))
    }

    static func shortened(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        guard columns > 1 else { return String(text.prefix(max(columns, 0))) }
        var result = ""
        var used = 0
        for character in text {
            let size = width(character)
            if used + size > columns - 1 { break }
            result.append(character)
            used += size
        }
        return result + "…"
    }

    /// Broken at blanks; a word that is longer than a line is cut where the line ends.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        let room = max(columns, 8)
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                var rest = Substring(word)
                if !line.isEmpty, width(line) + 1 + width(String(rest)) > room {
                    lines.append(line)
                    line = ""
                }
                while width(String(rest)) > room {
                    var head = ""
                    while let next = rest.first, width(head) + width(String(next)) <= room {
                        head.append(rest.removeFirst())
                    }
                    lines.append(head)
                }
                line += (line.isEmpty ? "" : " ") + rest
            }
            lines.append(line)
        }
        return lines
    }
}
