internal import CXML

/// libxml2's HTML parser, set up to recover from everything, to load nothing and to print nothing.
enum HTMLParser {
    /// Elements nested deeper become siblings, as browsers do it; libxml2 would stop reading at 256.
    static let maximumDepth: Int32 = 200

    /// The tree of a page, which the caller frees with `xmlFreeDoc`; `nil` when there is nothing to read.
    static func parse(_ text: String) -> UnsafeMutablePointer<xmlDoc>? { parse(Array(text.utf8)) }

    /// - Parameter bytes: UTF-8 without NUL.
    static func parse(_ bytes: [UInt8]) -> UnsafeMutablePointer<xmlDoc>? {
        XMLLibrary.prepare()
        guard let size = Int32(exactly: bytes.count), size > 0, let context = htmlNewParserCtxt() else { return nil }
        defer { htmlFreeParserCtxt(context) }
        guard let handlers = context.pointee.sax else { return nil }
        handlers.pointee.startElement = startElement
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        let document = bytes.withUnsafeBytes {
            htmlCtxtReadMemory(
                context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, "UTF-8",
                Int32(bitPattern: options))
        }
        // Numbers the elements, without which sorting nodes takes the square of their depth.
        if let document { xmlXPathOrderDocElems(document) }
        return document
    }

    private typealias Attributes = UnsafeMutablePointer<UnsafePointer<UInt8>?>

    private static let startElement:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Attributes?) -> Void = {
            context, name, attributes in
            xmlSAX2StartElement(context, name, attributes)
            guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self), let name else { return }
            noteOffset(context)
            if context.pointee.nameNr > maximumDepth, !closesItself(name, context) { flatten(context) }
        }

    /// Keeps where in the page the element starts, in the pointer that libxml2 leaves to its users.
    private static func noteOffset(_ context: UnsafeMutablePointer<xmlParserCtxt>) {
        guard let node = context.pointee.node, let input = context.pointee.input, let base = input.pointee.base,
            let current = input.pointee.cur
        else { return }
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: Int(input.pointee.consumed) + (current - base))
    }

    /// Takes the element that was just opened off both stacks, so that what follows becomes its sibling.
    private static func flatten(_ context: UnsafeMutablePointer<xmlParserCtxt>) {
        guard context.pointee.nameNr > 1, let names = context.pointee.nameTab else { return }
        nodePop(context)
        context.pointee.nameNr -= 1
        context.pointee.name = names[Int(context.pointee.nameNr) - 1]
    }

    /// Whether the parser itself takes the element off again: void elements, `<x/>`, and those whose content is raw text.
    private static func closesItself(
        _ name: UnsafePointer<UInt8>, _ context: UnsafeMutablePointer<xmlParserCtxt>
    ) -> Bool {
        if let description = htmlTagLookup(name), description.pointee.empty != 0 { return true }
        if xmlStrEqual(name, "script") != 0 || xmlStrEqual(name, "style") != 0 { return true }
        guard let position = context.pointee.input?.pointee.cur else { return false }
        return position[0] == UInt8(ascii: "/") && position[1] == UInt8(ascii: ">")
    }
}
