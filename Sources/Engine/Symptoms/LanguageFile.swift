import JSONPath

/// A data file of words: list → language → texts. All languages are looked for together, since a channel may mix them.
enum LanguageFile {
    static func lists(_ bytes: [UInt8]) -> [String: [String]] {
        guard let json = try? JSON(parsing: bytes), case .object(let lists) = json else { return [:] }
        var result: [String: [String]] = [:]
        for list in lists.members {
            guard case .object(let languages) = list.value else { continue }
            result[list.name] = languages.members.flatMap { language -> [String] in
                guard case .array(let texts) = language.value else { return [] }
                return texts.compactMap { if case .string(let text) = $0 { text } else { nil } }
            }
        }
        return result
    }
}
