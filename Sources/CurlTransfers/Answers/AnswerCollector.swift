import Transfers

/// Takes what arrives, piece by piece, and stops the transfer at its limits. Knows nothing of libcurl.
///
/// The limits hold here and not in libcurl because 7.88 has none for decompressed bytes or for the number of fields.
struct AnswerCollector {
    enum Language {
        case web
        case mail
    }

    private let language: Language
    private let limits: Limits

    /// Why the transfer was stopped from here.
    private(set) var failure: TransferFailure?
    private(set) var body: [UInt8] = []
    /// The lines of the latest answer (HTTP) or of the whole exchange (mail), as they came.
    private(set) var lines: [UInt8] = []
    /// Whether the status line of a final answer (HTTP), or a first line at all (mail), was seen.
    private(set) var hasAnswer = false
    /// Whether the empty line after a final answer's fields was seen. What follows are trailers.
    private(set) var fieldsAreComplete = false

    /// Whether any answer of the transfer, interim ones included, set a cookie.
    private(set) var setsCookie = false

    private var lineCount = 0
    private var byteCount = 0
    private var codings = 0

    var isCompressed: Bool { codings > 0 }

    init(_ language: Language, limits: Limits) {
        self.language = language
        self.limits = limits
    }

    /// - Returns: whether to go on.
    mutating func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard failure == nil else { return false }
        let room = limits.bodyBytes - body.count
        guard bytes.count <= room else {
            body.append(contentsOf: bytes.prefix(max(0, room)))
            failure = TransferFailure(.tooLarge, "more than \(limits.bodyBytes) bytes of body")
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// One line with its line end.
    ///
    /// - Returns: whether to go on.
    mutating func receiveLine(_ line: UnsafeRawBufferPointer) -> Bool {
        guard failure == nil, count(line) else { return false }
        switch language {
        case .web: receiveWebLine(line)
        case .mail:
            hasAnswer = true
            lines.append(contentsOf: line)
        }
        return failure == nil
    }

    private mutating func count(_ line: UnsafeRawBufferPointer) -> Bool {
        // Interim answers add to the totals: a server could send them for ever.
        lineCount += 1
        byteCount += line.count
        let isWeb = language == .web
        // The status line and the empty line are no fields. A listing of a mailbox has a line for each message,
        // and comes as body besides.
        if isWeb, lineCount > limits.headerCount + 2 {
            failure = TransferFailure(.tooManyHeaders, "more than \(limits.headerCount) header fields")
        } else if byteCount > limits.headerBytes + (isWeb ? 0 : limits.bodyBytes) {
            failure = TransferFailure(.tooManyHeaders, "more than \(limits.headerBytes) bytes of header fields")
        }
        return failure == nil
    }

    private mutating func receiveWebLine(_ line: UnsafeRawBufferPointer) {
        if line.count > 11, line[10] == 0x3A, String(decoding: line[..<10], as: UTF8.self).lowercased() == "set-cookie"
        {
            setsCookie = true
        }
        guard !fieldsAreComplete else { return }
        if line.starts(with: "HTTP/".utf8) {
            lines.removeAll(keepingCapacity: true)
            codings = 0
            hasAnswer = Self.isFinal(statusLine: line)
        } else if line.allSatisfy({ $0 == 13 || $0 == 10 }) {
            fieldsAreComplete = hasAnswer
        } else {
            lines.append(contentsOf: line)
            checkFraming(line)
        }
    }

    /// 101 ends the exchange of this protocol: it is final for us.
    private static func isFinal(statusLine: UnsafeRawBufferPointer) -> Bool {
        guard let space = statusLine.firstIndex(of: 0x20), space + 3 < statusLine.endIndex else { return true }
        let code = statusLine[(space + 1)...(space + 3)]
        return code.first != 0x31 || code.elementsEqual("101".utf8)
    }

    private mutating func checkFraming(_ line: UnsafeRawBufferPointer) {
        // By length first: the names are 14, 16 and 17 bytes long, and few fields are.
        guard let colon = line.firstIndex(of: 0x3A), colon == 14 || colon == 16 || colon == 17 else { return }
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self).lowercased()
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "content-length":
            // libcurl takes a number above its range for "until the end of the connection".
            guard let length = Int(value.filter { !$0.isWhitespace }) else {
                failure = TransferFailure(.malformed, "Content-Length is not a number of bytes")
                return
            }
            // A body that grows takes up to twice its length. What is reserved and never comes takes no memory.
            body.reserveCapacity(max(0, min(length, limits.bodyBytes)))
        case "content-encoding", "transfer-encoding":
            countCodings(value)
        default:
            return
        }
    }

    /// Refuses a body that is compressed more than once. Nobody does that in good faith, and a few kilobytes of it
    /// can expand to gigabytes that never reach ``receiveBody(_:)``, where they would be counted.
    private mutating func countCodings(_ value: String) {
        for coding in value.split(separator: ",") {
            let word = coding.filter { !$0.isWhitespace }
            if !word.isEmpty, word != "identity", word != "chunked" { codings += 1 }
        }
        if codings > 1 { failure = TransferFailure(.malformed, "the body is compressed more than once") }
    }
}
