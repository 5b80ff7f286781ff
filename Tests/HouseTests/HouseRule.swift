/// What the house rules find in one file. Pure, so that each rule is tried with a sample that offends it.
enum HouseRule {
    static let longestFile = 400
    static let longestFunction = 70

    /// Words that no source may hold as code, each split so that this file does not hold it either.
    static let forbiddenCode = ["try" + "!", "as" + "!", "fatal" + "Error", "precondition" + "Failure"]
    static let forbiddenAnywhere = ["TO" + "DO", "FIX" + "ME"]
    static let needsReason = ["@unchecked " + "Sendable", "nonisolated" + "(unsafe)"]

    static func length(_ text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
        return lines > longestFile ? "\(lines) lines, \(longestFile) are allowed" : nil
    }

    static func longFunctions(_ text: String) -> [String] {
        SwiftCode(text).functions.filter { $0.length > longestFunction }.map {
            "line \($0.line): a function of \($0.length) lines, \(longestFunction) are allowed"
        }
    }

    static func forbiddenWords(_ text: String) -> [String] {
        SwiftCode(text).lines.enumerated().flatMap { index, line -> [String] in
            let inCode = forbiddenCode.filter { holds(line.code, word: $0) }
            let anywhere = forbiddenAnywhere.filter { holds(line.code, word: $0) || holds(line.comment, word: $0) }
            return (inCode + anywhere).map { "line \(index + 1): \($0)" }
        }
    }

    /// Promises that the compiler cannot check, without a comment on the line or the two before it.
    static func unreasonedPromises(_ text: String) -> [String] {
        let lines = SwiftCode(text).lines
        return lines.enumerated().compactMap { index, line in
            guard let promise = needsReason.first(where: line.code.contains) else { return nil }
            let near = lines[max(0, index - 2)...index]
            return near.contains { $0.comment.count > 3 } ? nil : "line \(index + 1): \(promise) without a reason"
        }
    }

    static func forbiddenImports(_ text: String, allowed: Set<String>) -> [String] {
        SwiftCode(text).imports.filter { !allowed.contains($0.module) }.map { "line \($0.line): import \($0.module)" }
    }

    /// A word with no letter or digit around it.
    private static func holds(_ text: String, word: String) -> Bool {
        var rest = text[...]
        while let range = rest.firstRange(of: word) {
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            // What ends in a mark may be followed by anything.
            let endsWord = word.last?.isLetter == true && (after.isLetter || after.isNumber)
            if !(before.isLetter || before.isNumber || before == "_"), !endsWord { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
