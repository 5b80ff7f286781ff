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
        guard let start = haystack.baseAddress, let wanted = needle.baseAddress, !needle.isEmpty else {
            return needle.isEmpty
        }
        return memmem(start, haystack.count, wanted, needle.count) != nil
    }
}
