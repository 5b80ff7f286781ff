/// What came of one request. An answer with status 500 is an answer; a failure means that no whole answer arrived.
package struct TransferOutcome: Sendable {
    /// Absent when the transfer failed before a status line (HTTP) or a first response line (mail) was read.
    /// Beside a ``failure`` it holds what had arrived until then.
    package var answer: Answer?
    package var failure: TransferFailure?
    package var timings: Timings
    /// The numeric address that was talked to, where a connection was made.
    package var remoteAddress: String?
    /// Whether a connection of the same session was used again.
    package var reusedConnection: Bool

    package struct Answer: Sendable {
        /// HTTP status; 0 for mail.
        package var status: Int
        /// `1.0`, `1.1` or `2`; empty for mail.
        package var httpVersion: String
        /// Fields of the final answer only, never those of 1xx answers. For mail: empty.
        package var headers: [HeaderField]
        /// Decompressed. May be cut off beside a failure.
        package var body: [UInt8]
        /// For mail: the protocol lines of the exchange (greeting, tagged replies), without literals.
        package var protocolLines: [String]

        package init(
            status: Int, httpVersion: String = "1.1", headers: [HeaderField] = [], body: [UInt8] = [],
            protocolLines: [String] = []
        ) {
            self.status = status
            self.httpVersion = httpVersion
            self.headers = headers
            self.body = body
            self.protocolLines = protocolLines
        }
    }

    /// Durations in microseconds from the start of the transfer, as libcurl's timers give them; a phase that did
    /// not happen (a reused connection, plain text) has the value of the phase before it.
    ///
    ///     |--resolved--|--connected--|--secured--|--sent--|--firstByte--|--total--|
    package struct Timings: Sendable, Equatable {
        package var resolved: Int
        package var connected: Int
        package var secured: Int
        package var firstByte: Int
        package var total: Int

        package init(resolved: Int = 0, connected: Int = 0, secured: Int = 0, firstByte: Int = 0, total: Int = 0) {
            self.resolved = resolved
            self.connected = connected
            self.secured = secured
            self.firstByte = firstByte
            self.total = total
        }
    }

    package init(
        answer: Answer?, failure: TransferFailure? = nil, timings: Timings = Timings(), remoteAddress: String? = nil,
        reusedConnection: Bool = false
    ) {
        self.answer = answer
        self.failure = failure
        self.timings = timings
        self.remoteAddress = remoteAddress
        self.reusedConnection = reusedConnection
    }
}
