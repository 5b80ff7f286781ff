/// A first look at a page, before libxml2 parses it, that takes time in proportion to the length of the page:
///
/// - Where are the end tags of forms? libxml2 closes a form together with the element around it and then ignores the end tag, whereas for
///   browsers the form goes on to where its end tag stands.
/// - Which start tags have absurdly many attributes? libxml2 compares each with all others. What is above the limit is cut out.
/// - Where are tags in a `textarea` or `title`? They are text there, which libxml2 does not know. They are escaped.
struct HTMLScan {
    static let maximumAttributes = 512
    private static let rawText: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]

    /// The page to parse: the one given, unless attributes had to be cut out.
    private(set) var bytes: [UInt8]
    /// Offsets into ``bytes`` of every `</form`, ascending.
    private(set) var formEnds: [Int] = []

    init(_ page: [UInt8]) {
        bytes = page
        var edits: [Edit] = []
        scan(noting: &edits)
        guard !edits.isEmpty else { return }
        var edited: [UInt8] = []
        var start = 0
        for edit in edits {
            edited += page[start..<edit.range.lowerBound]
            edited += edit.replacement
            start = edit.range.upperBound
        }
        bytes = edited + page[start...]
        formEnds = []
        var none: [Edit] = []
        scan(noting: &none)
    }

    private struct Edit {
        let range: Range<Int>
        let replacement: [UInt8]
    }

    private mutating func scan(noting edits: inout [Edit]) {
        var position = 0
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = open + 1
            guard position < bytes.count else { return }
            if starts("!--", at: position) {
                position = find("-->", from: position + 3) ?? bytes.count
            } else if bytes[position] == UInt8(ascii: "/") {
                if starts("form", at: position + 1), !isNameByte(at: position + 5) { formEnds.append(open) }
            } else if bytes[position].isASCIILetter {
                let name = name(at: position)
                position = skipAttributes(from: position + name.utf8.count, noting: &edits)
                guard Self.rawText.contains(name) else { continue }
                let end = find("</" + name, from: position)
                if let end, name == "textarea" || name == "title" { escape(position..<end, noting: &edits) }
                position = end ?? bytes.count
            }
        }
    }

    private func escape(_ range: Range<Int>, noting edits: inout [Edit]) {
        for index in range where bytes[index] == UInt8(ascii: "<") {
            edits.append(Edit(range: index..<(index + 1), replacement: Array("&lt;".utf8)))
        }
    }

    /// Goes to the end of a start tag, over attributes and their quoted values.
    private func skipAttributes(from start: Int, noting edits: inout [Edit]) -> Int {
        var position = start
        var count = 0
        var cutStart: Int?
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            let byte = bytes[position]
            if byte.isHTMLWhiteSpace || byte == UInt8(ascii: "/") {
                position += 1
                continue
            }
            count += 1
            if count > Self.maximumAttributes, cutStart == nil { cutStart = position }
            position = skipAttribute(from: position)
        }
        if let cutStart { edits.append(Edit(range: cutStart..<position, replacement: [])) }
        return position
    }

    private func skipAttribute(from start: Int) -> Int {
        var position = start + 1
        while position < bytes.count, !bytes[position].isHTMLWhiteSpace, !"=>/".utf8.contains(bytes[position]) {
            position += 1
        }
        var next = position
        while next < bytes.count, bytes[next].isHTMLWhiteSpace { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return position }
        position = next + 1
        while position < bytes.count, bytes[position].isHTMLWhiteSpace { position += 1 }
        guard position < bytes.count else { return position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            return bytes[(position + 1)...].firstIndex(of: quote).map { $0 + 1 } ?? bytes.count
        }
        while position < bytes.count, !bytes[position].isHTMLWhiteSpace, bytes[position] != UInt8(ascii: ">") {
            position += 1
        }
        return position
    }

    private func name(at start: Int) -> String {
        var end = start
        while end < bytes.count, end - start < 64, isNameByte(at: end) { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    }

    private func isNameByte(at position: Int) -> Bool {
        position < bytes.count && (bytes[position].isASCIIAlphanumeric || "-_:.".utf8.contains(bytes[position]))
    }

    /// Compares without regard to case; `text` is in lower case.
    private func starts(_ text: String, at start: Int) -> Bool {
        guard start + text.utf8.count <= bytes.count else { return false }
        return zip(text.utf8, bytes[start...]).allSatisfy { $0 == ($1.isASCIILetter ? $1 | 0x20 : $1) }
    }

    private func find(_ text: String, from start: Int) -> Int? {
        guard let first = text.utf8.first, start <= bytes.count else { return nil }
        var position = start
        while let index = bytes[position...].firstIndex(of: first) {
            if starts(text, at: index) { return index }
            position = index + 1
        }
        return nil
    }
}
