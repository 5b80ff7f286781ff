import Foundation

/// Writes values as JSON while they are being encoded, straight into bytes.
///
/// Foundation's encoder first builds a tree of every value. Runs are what softdown writes most, and that tree was what
/// most of the time for storing them went into.
///
/// Containers are closed as soon as something is written into one further out. A value that writes into two of its
/// containers in turns cannot be encoded; no value does that of its own accord.
final class JSONOutput {
    private(set) var bytes: [UInt8] = []
    /// A container that was asked for when its place was closed. What goes into it is lost, so that nothing may be stored.
    private(set) var isBroken = false
    /// Containers that are open, the outermost first.
    private var open: [Container] = []
    private var opened = 0

    struct Container {
        /// No other container of this output has it.
        var number: Int
        /// `}` or `]`.
        var closing: UInt8
    }

    func text() throws -> String {
        guard !isBroken else { throw JSONOutputError.containerIsClosed }
        return String(decoding: bytes, as: UTF8.self)
    }

    func giveUp() { isBroken = true }

    /// How many containers are open.
    var depth: Int { open.count }

    func begin(_ opening: UInt8, closing: UInt8) -> Int {
        bytes.append(opening)
        opened += 1
        open.append(Container(number: opened, closing: closing))
        return opened
    }

    /// Closes everything that is open further in.
    func close(to depth: Int) {
        while open.count > depth, let container = open.popLast() { bytes.append(container.closing) }
    }

    /// The container that is open at a depth.
    func container(at depth: Int) -> Container? { depth < open.count ? open[depth] : nil }

    /// Gets ready for the next member of a container.
    ///
    /// - Throws: where the container is closed already.
    func beginMember(of number: Int, at depth: Int) throws {
        guard depth < open.count, open[depth].number == number else { throw JSONOutputError.containerIsClosed }
        close(to: depth + 1)
        if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
            bytes.append(UInt8(ascii: ","))
        }
    }

    func write(key: String) {
        write(key)
        bytes.append(UInt8(ascii: ":"))
    }

    func write(literal text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func write(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

    func write(_ number: Double) throws {
        guard number.isFinite else { throw JSONOutputError.noNumber }
        bytes.append(contentsOf: number.description.utf8)
    }

    /// RFC 8259 section 7: quotes, backslashes and control characters are escaped, everything else stands as it is.
    func write(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            let text = UnsafeRawBufferPointer(utf8)
            var (begin, index) = (0, 0)
            while index < text.count {
                // Eight bytes at a time: hardly any text has something to escape.
                if index + 8 <= text.count,
                    !Self.hasSpecial(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                {
                    index += 8
                    continue
                }
                let byte = text[index]
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[begin..<index]))
                    escape(byte)
                    begin = index + 1
                }
                index += 1
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[begin...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether one of eight bytes is to be escaped.
    private static func hasSpecial(_ word: UInt64) -> Bool {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        // A byte below a limit borrows into its highest bit, which only ASCII has not set.
        func hasBelow(_ limit: UInt64, _ word: UInt64) -> Bool { (word &- ones &* limit) & ~word & highs != 0 }
        let quote = UInt64(UInt8(ascii: "\"")), backslash = UInt64(UInt8(ascii: "\\"))
        return hasBelow(0x20, word) || hasBelow(1, word ^ (ones &* quote)) || hasBelow(1, word ^ (ones &* backslash))
    }

    private func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            write(literal: "u00")
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}

enum JSONOutputError: Error {
    /// A value wrote into a container after it had gone on elsewhere.
    case containerIsClosed
    /// Infinity, or no number at all.
    case noNumber
    /// A type that the decoder reads in another way than it writes itself.
    case notStored
}
