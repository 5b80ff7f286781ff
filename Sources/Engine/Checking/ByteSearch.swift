import Foundation

/// Finds texts by their bytes. Foundation's search compares characters by the rules of Unicode, which costs many times
/// as much on a page, and would find `é` in what was sent as `e` and an accent.
enum ByteSearch {
    static func contains(_ text: String, _ part: String) -> Bool {
        var (text, part) = (text, part)
        return text.withUTF8 { haystack in part.withUTF8 { needle in find(needle, in: haystack) } }
    }

    /// Whether a text stands there as a word of its own: the number 10001 is not in 210001, nor in 10001a.
    static func containsWord(_ text: String, _ word: String) -> Bool {
        var (text, word) = (text, word)
        return text.withUTF8 { haystack in
            word.withUTF8 { needle in
                var begin = 0
                while let hit = position(of: needle, in: haystack, from: begin) {
                    let end = hit + needle.count
                    let isFree =
                        (hit == 0 || !isWordByte(haystack[hit - 1]))
                        && (end == haystack.count || !isWordByte(haystack[end]))
                    if isFree { return true }
                    begin = hit + 1
                }
                return false
            }
        }
    }

    /// Letters and digits, and every byte of a character beyond ASCII.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
    }

    static func contains(_ bytes: ArraySlice<UInt8>, _ part: String) -> Bool {
        var part = part
        return bytes.withUnsafeBufferPointer { haystack in part.withUTF8 { needle in find(needle, in: haystack) } }
    }

    /// The pieces between the places where a separator stands; at least one.
    static func split(_ text: String, at separator: String) -> [String] {
        var (text, separator) = (text, separator)
        return text.withUTF8 { haystack in
            separator.withUTF8 { needle in
                var pieces: [String] = []
                var begin = 0
                while let hit = position(of: needle, in: haystack, from: begin) {
                    pieces.append(String(decoding: haystack[begin..<hit], as: UTF8.self))
                    begin = hit + needle.count
                }
                pieces.append(String(decoding: haystack[begin...], as: UTF8.self))
                return pieces
            }
        }
    }

    private static func find(_ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>) -> Bool {
        needle.isEmpty || position(of: needle, in: haystack, from: 0) != nil
    }

    /// Glibc's memmem hides behind a macro; its memchr is what makes a search fast anyway.
    private static func position(
        of needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, from begin: Int
    ) -> Int? {
        guard let start = haystack.baseAddress, let wanted = needle.baseAddress, let first = needle.first else {
            return nil
        }
        var position = begin
        while position + needle.count <= haystack.count {
            let rest = haystack.count - needle.count - position + 1
            guard let hit = memchr(start + position, Int32(first), rest) else { return nil }
            position = UnsafeRawPointer(hit) - UnsafeRawPointer(start)
            if memcmp(start + position, wanted, needle.count) == 0 { return position }
            position += 1
        }
        return nil
    }
}
