/// Texts of two runs, compared so that what differs at every run (times, numbers of sessions and orders) does not count.
enum ComparedText {
    /// More words of one text are not looked at.
    static let maximumWords = 2000
    /// The part that differs is compared word by word up to this length; the work grows with its square.
    private static let maximumDifferent = 400

    struct Words {
        /// As written.
        var words: [Substring]
        /// What counts: the word, or a mark for what changes at every run.
        var shapes: [String]
    }

    static func words(_ text: String) -> Words {
        let words = Array(
            text.split(maxSplits: maximumWords, whereSeparator: \.isWhitespace).prefix(maximumWords))
        return Words(words: words, shapes: words.map { shape(of: $0) })
    }

    /// Words that were there and are not, and words that were not there and are. Absent where there are none.
    static func difference(_ good: String, _ bad: String) -> (gone: String?, new: String?) {
        let (then, now) = (words(good), words(bad))
        guard then.shapes != now.shapes else { return (nil, nil) }
        let start = zip(then.shapes, now.shapes).prefix { $0 == $1 }.count
        let room = min(then.shapes.count, now.shapes.count) - start
        let end = zip(then.shapes.reversed(), now.shapes.reversed()).prefix { $0 == $1 }.prefix(room).count
        let before = start..<min(then.shapes.count - end, start + maximumDifferent)
        let after = start..<min(now.shapes.count - end, start + maximumDifferent)
        let changes = Array(now.shapes[after]).difference(from: Array(then.shapes[before]))
        var gone: [Int] = []
        var new: [Int] = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): gone.append(offset + start)
            case .insert(let offset, _, _): new.append(offset + start)
            }
        }
        return (phrases(then, gone), phrases(now, new))
    }

    /// Neighbours together, gaps as `…`.
    private static func phrases(_ text: Words, _ indices: [Int]) -> String? {
        var result = ""
        var last: Int?
        for index in indices.sorted() {
            if let last { result += index == last + 1 ? " " : " … " }
            result += text.words[index]
            last = index
            if result.utf8.count > 400 { break }
        }
        return result.isEmpty ? nil : short(result)
    }

    /// Cut at a number of bytes, and said so.
    static func short(_ text: String, bytes: Int = 300) -> String {
        guard text.utf8.count > bytes else { return text }
        return String(decoding: text.utf8.prefix(bytes), as: UTF8.self) + "…"
    }

    // MARK: Shapes

    /// Times, dates and long numbers or identifiers are one and the same word.
    private static func shape(of word: Substring) -> String {
        var digits = 0
        var letters = 0
        var marks = 0
        for byte in word.utf8.prefix(256) {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x61...0x7A: letters += 1
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): marks += 1
            default: break
            }
        }
        // An amount or a short number is what the page says; what has more digits than people read is a name.
        if digits >= 2, word.utf8.contains(UInt8(ascii: ":")), digits <= 20 { return "\u{1}time" }
        if digits >= 6, marks >= 2, letters <= 1 { return "\u{1}date" }
        if digits >= 3, digits + letters >= 12 { return "\u{1}name" }
        if digits >= 9, letters == 0 { return "\u{1}number" }
        return String(word)
    }

    /// Scheme, host, path without segments that are names of one thing, and the names of the query.
    static func addressShape(_ url: String) -> String {
        let whole = url.prefix { $0 != "#" }
        let parts = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).prefix(64).enumerated().map {
            position, segment -> String in
            guard position > 2 else { return String(segment) }
            let digits = segment.utf8.count { (0x30...0x39).contains($0) }
            let isName = digits == segment.utf8.count && digits > 2 || digits >= 2 && segment.utf8.count >= 10
            return isName || segment.utf8.count > 40 ? "\u{1}" : String(segment)
        }
        let query = parts.count > 1 ? parts[1].split(separator: "&").prefix(64).map { $0.prefix { $0 != "=" } } : []
        return segments.joined(separator: "/") + "?" + query.map(String.init).sorted().joined(separator: "&")
    }

    /// The path of an address, without scheme and host.
    static func path(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return "/" }
        return String(rest[slash...])
    }
}
