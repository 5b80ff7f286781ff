import Foundation

/// The C library's iconv, for the encodings that are too rare for tables of our own.
enum CharacterConversion {
    static func isKnown(_ label: String) -> Bool {
        guard isPlausible(label), let converter = open(label) else { return false }
        iconv_close(converter)
        return true
    }

    /// `nil` when the encoding is not known; bytes that it cannot read become U+FFFD.
    static func decode(_ bytes: [UInt8], from label: String) -> String? {
        guard isPlausible(label), let converter = open(label) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        var chunk = [CChar](repeating: 0, count: 16 * 1024)
        var input = bytes.map { CChar(bitPattern: $0) }
        let total = input.count
        input.withUnsafeMutableBufferPointer { input in
            var position = input.baseAddress
            var left = total
            while left > 0 {
                let before = left
                let produced = chunk.withUnsafeMutableBufferPointer { chunk -> Int in
                    var target = chunk.baseAddress
                    var room = chunk.count
                    _ = iconv(converter, &position, &left, &target, &room)
                    return chunk.count - room
                }
                output += chunk.prefix(produced).map { UInt8(bitPattern: $0) }
                if left == before, produced == 0 {
                    // Neither read nor wrote: this byte belongs to nothing.
                    output += Array("\u{FFFD}".utf8)
                    position = position?.advanced(by: 1)
                    left -= 1
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func open(_ label: String) -> iconv_t? {
        let converter = iconv_open("UTF-8", label)
        // iconv_open answers (iconv_t) -1 for an unknown encoding.
        return converter == iconv_t(bitPattern: -1) ? nil : converter
    }

    /// Labels come from strangers; iconv gives `/` a meaning of its own.
    private static func isPlausible(_ label: String) -> Bool {
        !label.isEmpty && label.utf8.count <= 40
            && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_.:".utf8.contains($0) }
    }
}
