/// Walks the parts of a mail and collects what can be read.
struct MailPartReader {
    static let maximumDepth = 20
    static let maximumParts = 200

    private(set) var textParts: [String] = []
    private(set) var htmlParts: [String] = []
    private(set) var attachmentCount = 0
    private var partCount = 0

    mutating func readMessage(_ bytes: ArraySlice<UInt8>) -> [MailMessage.Header] {
        let (headers, body) = MailHeaders.parse(bytes)
        read(headers, body, depth: 0, defaultType: "text/plain")
        return headers
    }

    private mutating func read(
        _ headers: [MailMessage.Header], _ body: ArraySlice<UInt8>, depth: Int, defaultType: String
    ) {
        guard partCount < Self.maximumParts else { return }
        partCount += 1
        let stated = Self.value("Content-Type", in: headers)
        let type = stated.flatMap(MediaType.init)
        let name = type?.name ?? defaultType
        let disposition = HeaderParameters.parse(Self.value("Content-Disposition", in: headers) ?? "")
        let isAttachment =
            disposition.value.strippingASCIIWhiteSpace.lowercased() == "attachment"
            || disposition.parameters["filename"] != nil

        if name.hasPrefix("multipart/"), depth < Self.maximumDepth, let boundary = type?.parameters["boundary"],
            !boundary.isEmpty
        {
            let inner = name == "multipart/digest" ? "message/rfc822" : "text/plain"
            for part in Self.parts(of: body, boundary: boundary) {
                let (headers, body) = MailHeaders.parsePart(part)
                read(headers, body, depth: depth + 1, defaultType: inner)
            }
            return
        }
        let content = TransferEncodings.decode(
            body, encoding: Self.value("Content-Transfer-Encoding", in: headers) ?? "")
        if name == "message/rfc822", !isAttachment, depth < Self.maximumDepth {
            let (headers, body) = MailHeaders.parse(content[...])
            read(headers, body, depth: depth + 1, defaultType: "text/plain")
            return
        }
        guard !isAttachment, name == "text/plain" || name == "text/html" || (depth == 0 && name.hasPrefix("multipart/"))
        else {
            attachmentCount += 1
            return
        }
        let text = Self.text(content, label: type?.parameters["charset"])
        if name == "text/html" {
            htmlParts.append(text)
        } else if type?.parameters["format"]?.lowercased() == "flowed" {
            textParts.append(FlowedText.join(text, deletesSpace: type?.parameters["delsp"]?.lowercased() == "yes"))
        } else {
            textParts.append(text)
        }
    }

    private static func value(_ name: String, in headers: [MailMessage.Header]) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.raw
    }

    private static func text(_ bytes: [UInt8], label: String?) -> String {
        let text: String
        if let encoding = label.flatMap(TextEncoding.init(label:)) {
            // Mail that calls itself ASCII and is UTF-8 is common; the other way round UTF-8 shows itself.
            let isASCIILabel = label?.lowercased().contains("ascii") ?? false
            text = isASCIILabel ? TextEncoding.decodeUnlabelled(bytes).text : encoding.decode(bytes)
        } else {
            text = TextEncoding.decodeUnlabelled(bytes).text
        }
        return text.replacing("\r\n", with: "\n")
    }

    /// The parts between `--boundary` lines. The end mark may be missing; what stands before the first and behind the last is not shown
    /// by mail programs either.
    private static func parts(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var rest = body
        while !rest.isEmpty {
            let lineStart = rest.startIndex
            let (line, behind) = MailLines.first(of: rest)
            rest = behind
            guard line.starts(with: mark) else { continue }
            let tail = line.dropFirst(mark.count)
            let isEnd = tail.starts(with: Array("--".utf8))
            // A longer boundary that only begins like this one belongs to another level.
            guard
                tail.drop(while: { $0 == 0x20 || $0 == 0x09 }).isEmpty
                    || (isEnd && tail.dropFirst(2).allSatisfy { $0 == 0x20 || $0 == 0x09 })
            else { continue }
            if let start { parts.append(withoutLastBreak(body[start..<lineStart])) }
            start = isEnd ? nil : rest.startIndex
            if isEnd || parts.count >= maximumParts { return parts }
        }
        if let start { parts.append(body[start...]) }
        return parts
    }

    /// The line break before a boundary belongs to the boundary.
    private static func withoutLastBreak(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        if bytes.last == 0x0A { bytes = bytes.dropLast() }
        if bytes.last == 0x0D { bytes = bytes.dropLast() }
        return bytes
    }
}

extension MailHeaders {
    /// The headers of a part, which may have none: it then begins with an empty line.
    static func parsePart(_ bytes: ArraySlice<UInt8>) -> (headers: [MailMessage.Header], body: ArraySlice<UInt8>) {
        let (line, rest) = MailLines.first(of: bytes)
        return line.isEmpty ? ([], rest) : parse(bytes)
    }
}
