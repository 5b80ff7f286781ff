import Foundation

/// Finds texts by their bytes. Foundation's search compares characters by the rules of Unicode, which costs many times
/// as much on a page, and would find `é` in what was sent as `e` and an accent.
enum ByteSearch {
    static func contains(_ text: String, _ part: String) -> Bool {
        var (text, part) = (text, part)
        return text.withUTF8 { haystack in part.withUTF8 { needle in find(needle, in: haystack) } }
    }

    static func contains(_ bytes: ArraySlice<UInt8>, _ part: String) -> Bool {
        var part = part
        return bytes.withUnsafeBufferPointer { haystack in part.withUTF8 { needle in find(needle, in: haystack) } }
    }

    private static func find(_ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = haystack.baseAddress, let wanted = needle.baseAddress, let first = needle.first else {
            return needle.isEmpty
        }
        var position = 0
        // Glibc's memmem hides behind a macro; its memchr is what makes a search fast anyway.
        while position + needle.count <= haystack.count {
            let rest = haystack.count - needle.count - position + 1
            guard let hit = memchr(start + position, Int32(first), rest) else { return false }
            position = UnsafeRawPointer(hit) - UnsafeRawPointer(start)
            if memcmp(start + position, wanted, needle.count) == 0 { return true }
            position += 1
        }
        return false
    }
}
