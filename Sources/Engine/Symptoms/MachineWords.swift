extension Walk {
    /// Words that only programs say, or the name of a value where the value should be: `Your balance is {balance} euros`.
    func machineWords(in text: String) -> String? {
        phrases(.machine).first(in: text) ?? UnfilledPlace.first(in: text)
    }
}

/// A place that a template left as it was, in single braces. Double ones and those of other kinds are among the phrases.
enum UnfilledPlace {
    static func first(in text: String) -> String? {
        var rest = text.utf8.prefix(20_000)
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[rest.index(after: open)...]
            let name = rest.prefix { isNamePart($0) }
            if let first = name.first, isLetter(first), name.count <= 64,
                rest[name.endIndex...].first == UInt8(ascii: "}")
            {
                return String(Substring("{\(Substring(name))}"))
            }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}
