/// Text from the wire, made fit for a line of a message: no line breaks, no control or direction characters, not long.
enum PlainText {
    static func line(_ text: String, limit: Int) -> String {
        var line = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                line.append("…")
                break
            }
            line.append(isHarmless(scalar) ? scalar : " ")
            count += 1
        }
        return String(line)
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
