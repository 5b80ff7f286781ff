/// Bounds of one transfer. Every one of them has a default: nothing on the wire is unlimited.
package struct Limits: Sendable, Equatable {
    /// From hand-over to the last byte, in milliseconds.
    package var totalMilliseconds: Int
    /// Resolve, connect and TLS together, in milliseconds.
    package var connectMilliseconds: Int
    /// Body bytes *after* decompression. One more ends the transfer with ``TransferFailure/Kind/tooLarge``.
    package var bodyBytes: Int
    /// Header fields of one answer, interim answers (1xx) included.
    package var headerCount: Int
    /// All header bytes of one answer.
    package var headerBytes: Int

    package init(
        totalMilliseconds: Int = 20_000, connectMilliseconds: Int = 10_000, bodyBytes: Int = 2 << 20,
        headerCount: Int = 200, headerBytes: Int = 128 << 10
    ) {
        self.totalMilliseconds = totalMilliseconds
        self.connectMilliseconds = connectMilliseconds
        self.bodyBytes = bodyBytes
        self.headerCount = headerCount
        self.headerBytes = headerBytes
    }
}
