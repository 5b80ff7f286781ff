extension SourceText {
    /// Keys whose values are shown to nobody, wherever they stand.
    private static let hiddenKeys: Set<String> = [
        "password", "new_password", "passcode", "pin", "otp", "bearer", "sign_with",
    ]

    /// How a secret is referred to; the value is a path or a name.
    private static let referenceKeys: Set<String> = ["file", "env", "credential", "secrets"]

    /// A line for a diagnostic. Credentials that are written in it in plain, against all advice, are starred out: a terminal may be
    /// a log that many read.
    package func shownLine(_ number: Int) -> String? {
        guard lines.indices.contains(number - 1) else { return nil }
        var scalars = lines[number - 1]
        let hidesAll = isUnderSecrets(number)
        var start = 0
        while let colon = scalars[start...].firstIndex(of: ":") {
            start = colon + 1
            let key = Self.key(before: colon, in: scalars)
            guard Self.hiddenKeys.contains(key) || (hidesAll && !Self.referenceKeys.contains(key)) else { continue }
            hideValue(after: colon, in: &scalars)
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Stars instead of a value, unless it is a place to be filled in, a reference or nothing.
    private func hideValue(after colon: Int, in scalars: inout [Unicode.Scalar]) {
        var first = colon + 1
        while first < scalars.count, scalars[first] == " " { first += 1 }
        guard first > colon + 1, first < scalars.count, scalars[first] != "{", scalars[first] != "[",
            scalars[first] != "#"
        else {
            return
        }
        let quote: Unicode.Scalar? = scalars[first] == "\"" || scalars[first] == "'" ? scalars[first] : nil
        if quote != nil { first += 1 }
        if first + 1 < scalars.count, scalars[first] == "{", scalars[first + 1] == "{" { return }
        // Outside of braces a comma belongs to the value.
        let isInBraces = scalars[..<colon].contains("{") || scalars[..<colon].contains("[")
        var index = first
        while index < scalars.count {
            if let quote, scalars[index] == quote {
                guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == quote else { break }
                scalars[index] = "*"
                index += 1
            } else if quote == "\"", scalars[index] == "\\", index + 1 < scalars.count {
                scalars[index] = "*"
                index += 1
            } else if quote == nil, isInBraces, ",}]".unicodeScalars.contains(scalars[index]) {
                break
            }
            if quote != nil || scalars[index] != " " { scalars[index] = "*" }
            index += 1
        }
    }

    /// Whether a line belongs to the section `secrets:` of a site.
    private func isUnderSecrets(_ number: Int) -> Bool {
        for line in lines[..<number].reversed() {
            guard let first = line.first, first != " ", first != "#", first != "\t" else { continue }
            return line.starts(with: "secrets:".unicodeScalars)
        }
        return false
    }

    private static func key(before colon: Int, in scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars[..<colon].reversed() {
            if scalar == "\"" || scalar == "'" { continue }
            guard scalar.properties.isAlphabetic || scalar == "_" || scalar == "-" || ("0"..."9").contains(scalar)
            else { break }
            view.insert(scalar, at: view.startIndex)
        }
        return String(view)
    }
}
