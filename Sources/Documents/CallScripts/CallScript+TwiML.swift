extension CallScript {
    /// The largest call document that Twilio reads, in bytes.
    package static let maximumLength = 64 * 1024

    /// Reads TwiML as Twilio does: the content type decides, names are case-sensitive, plain text is spoken and audio played before the
    /// line is hung up.
    package static func twiml(bytes: [UInt8], contentType: String?) throws(CallScriptError) -> CallScript {
        guard let contentType, let type = MediaType(contentType) else {
            throw CallScriptError(kind: .contentType, code: 12300, message: "the answer has no content type")
        }
        switch type.name {
        case "text/xml", "application/xml", "text/html":
            return try twiml(xml: bytes, charset: type.parameters["charset"])
        case "text/plain":
            let encoding = type.parameters["charset"].flatMap(TextEncoding.init(label:))
            let text = encoding?.decode(bytes) ?? TextEncoding.decodeUnlabelled(bytes).text
            let spoken = String(text.prefix(maximumLength)).collapsingWhiteSpace
            return CallScript(verbs: spoken.isEmpty ? [] : [.say(text: spoken, loop: 1), .hangup])
        case _ where type.type == "audio":
            // The document is the recording: there is no other address to play.
            return CallScript(verbs: bytes.isEmpty ? [] : [.play(url: "", digits: nil, loop: 1), .hangup])
        default:
            throw CallScriptError(
                kind: .contentType, code: 12300, message: "\(type.name) is not the content type of a call document")
        }
    }

    private static func twiml(xml bytes: [UInt8], charset: String?) throws(CallScriptError) -> CallScript {
        guard bytes.contains(where: { !$0.isHTMLWhiteSpace }) else {
            throw CallScriptError(kind: .empty, code: 12100, message: "the answer is empty")
        }
        guard bytes.count <= maximumLength else { throw tooLarge }
        let document: XMLDocument
        do throws(XMLDocument.Failure) {
            document = try XMLDocument(bytes, charset: charset)
        } catch {
            throw Self.error(for: error)
        }
        let root = document.root
        guard root.name == "Response" else {
            throw CallScriptError(
                kind: .otherDocument, code: 12100,
                message: "the document is <\(root.name.prefix(40))> where a call document starts with <Response>")
        }
        return withExtendedLifetime(document) { CallScript(verbs: root.elements.map(TwiMLReader.verb)) }
    }

    private static func error(for failure: XMLDocument.Failure) -> CallScriptError {
        switch failure {
        case .malformed(let line, let message):
            CallScriptError(kind: .malformed, code: 12100, message: "line \(line) is not well-formed XML: \(message)")
        case .definesEntities:
            CallScriptError(kind: .malformed, code: 12100, message: "the document defines entities of its own")
        case .tooLarge: tooLarge
        }
    }

    private static var tooLarge: CallScriptError {
        CallScriptError(
            kind: .tooLarge, code: 11750, message: "the call document is larger than \(maximumLength) bytes")
    }
}
