internal import CXML

/// A well-formed XML document. Nothing is loaded and no entity is expanded; a document that defines entities is refused.
final class XMLDocument {
    enum Failure: Error, Equatable {
        case malformed(line: Int, message: String)
        case definesEntities
        case tooLarge
    }

    private let tree: UnsafeMutablePointer<xmlDoc>
    /// Valid while the document lives.
    let root: XMLNode

    /// - Parameter charset: what the transport says about the encoding; it counts more than the document's own word (RFC 7303).
    init(_ bytes: [UInt8], charset: String?) throws(Failure) {
        XMLLibrary.prepare()
        guard let size = Int32(exactly: bytes.count) else { throw .tooLarge }
        guard let context = xmlNewParserCtxt() else { throw .tooLarge }
        defer { xmlFreeParserCtxt(context) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue
        let encoding = charset.flatMap { xmlFindCharEncodingHandler($0) == nil ? nil : $0 }
        let parsed = bytes.withUnsafeBytes {
            xmlCtxtReadMemory(
                context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, encoding,
                Int32(bitPattern: options))
        }
        // Also a document that libxml2 refused may have been going to define entities; say so first.
        guard let parsed, let root = XMLNode(xmlDocGetRootElement(parsed)) else {
            if let parsed { xmlFreeDoc(parsed) }
            throw Self.failure(in: context)
        }
        guard parsed.pointee.intSubset?.pointee.entities == nil else {
            xmlFreeDoc(parsed)
            throw .definesEntities
        }
        tree = parsed
        self.root = root
    }

    deinit { xmlFreeDoc(tree) }

    private static func failure(in context: UnsafeMutablePointer<xmlParserCtxt>) -> Failure {
        let error = context.pointee.lastError
        let message = error.message.map { String(cString: $0).strippingASCIIWhiteSpace } ?? "the document is empty"
        return .malformed(line: Int(error.line), message: String(message.prefix(200)))
    }
}
