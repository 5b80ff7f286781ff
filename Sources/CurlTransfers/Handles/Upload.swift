/// Bytes that libcurl fetches when it is ready to send them. Confined to the thread of its loop, like the handle.
final class Upload {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// - Returns: how many bytes were put there; 0 at the end.
    func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let piece = rest.prefix(room.count)
        room.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
