internal import CXML

/// One evaluation in libxml2, bounded in operations and results.
enum XPathEvaluation {
    static let maximumNodes = 20_000
    /// All the text of one answer, in bytes of UTF-8.
    static let maximumText = 16 * 1024 * 1024

    static func check(_ source: String) -> XPathSyntaxError? {
        XMLLibrary.prepare()
        guard let document = HTMLParser.parse("<html><body></body></html>") else { return nil }
        defer { xmlFreeDoc(document) }
        guard let context = context(for: document) else { return nil }
        defer { xmlXPathFreeContext(context) }
        guard let compiled = xmlXPathCtxtCompile(context, source) else { return syntaxError(in: context, source) }
        defer { xmlXPathFreeCompExpr(compiled) }
        guard let object = xmlXPathCompiledEval(compiled, context) else { return syntaxError(in: context, source) }
        xmlXPathFreeObject(object)
        return nil
    }

    /// The value on a page without anything on it.
    static func onEmptyPage(_ xpath: XPath) throws(XPathFailure) -> XPathValue {
        guard let document = HTMLParser.parse("<html></html>") else { throw .limitReached }
        defer { xmlFreeDoc(document) }
        return try value(xpath, in: document)
    }

    /// The nodes themselves, for callers that go on with the tree.
    static func nodes(
        _ xpath: XPath, in document: UnsafeMutablePointer<xmlDoc>
    ) throws(XPathFailure) -> [XMLNode] {
        try evaluate(xpath, in: document) { object throws(XPathFailure) in try nodes(of: object) }
    }

    static func value(
        _ xpath: XPath, in document: UnsafeMutablePointer<xmlDoc>
    ) throws(XPathFailure) -> XPathValue {
        try evaluate(xpath, in: document) { object throws(XPathFailure) in
            switch object.pointee.type {
            case XPATH_BOOLEAN: return .boolean(object.pointee.boolval != 0)
            case XPATH_NUMBER: return .number(object.pointee.floatval)
            case XPATH_STRING: return .string(String(xmlCharacters: object.pointee.stringval) ?? "")
            default: return .nodes(try values(of: nodes(of: object)))
            }
        }
    }

    private static func evaluate<Value>(
        _ xpath: XPath, in document: UnsafeMutablePointer<xmlDoc>,
        _ body: (UnsafeMutablePointer<xmlXPathObject>) throws(XPathFailure) -> Value
    ) throws(XPathFailure) -> Value {
        guard let context = context(for: document) else { throw .limitReached }
        defer { xmlXPathFreeContext(context) }
        let elements = xmlXPathOrderDocElems(document)
        context.pointee.opLimit = operationLimit(for: xpath.source, elements: elements)
        guard let object = xmlXPathEvalExpression(xpath.source, context) else { throw failure(in: context) }
        defer { xmlXPathFreeObject(object) }
        return try body(object)
    }

    private static func nodes(of object: UnsafeMutablePointer<xmlXPathObject>) throws(XPathFailure) -> [XMLNode] {
        guard object.pointee.type == XPATH_NODESET, let set = object.pointee.nodesetval, let table = set.pointee.nodeTab
        else { return [] }
        let count = Int(set.pointee.nodeNr)
        guard count <= maximumNodes else { throw .limitReached }
        xmlXPathNodeSetSort(set)
        return (0..<count).compactMap { index in
            guard let pointer = table[index], pointer.pointee.type != XML_NAMESPACE_DECL else { return nil }
            return XMLNode(pointer)
        }
    }

    private static func values(of nodes: [XMLNode]) throws(XPathFailure) -> [XPathValue.Node] {
        var values: [XPathValue.Node] = []
        var length = 0
        for node in nodes {
            let text = node.text
            length += text.utf8.count
            guard length <= maximumText else { throw .limitReached }
            values.append(XPathValue.Node(name: node.name, text: text))
        }
        return values
    }

    /// libxml2 charges an operation for each node that it tests. It does not charge for comparing every node of one set with every node
    /// of another, which is what searching again within what was found comes to: such an expression gets the fewer operations the larger
    /// the page is.
    private static func operationLimit(for source: String, elements: Int) -> UInt {
        let elements = UInt(clamping: max(elements, 1))
        let ordinary = 1_000_000 + 8 * elements
        return searchCount(of: source) < 2 ? ordinary : min(ordinary, 2_000_000_000 / elements)
    }

    /// How many steps of an expression look at more than the children of a node.
    private static func searchCount(of source: String) -> Int {
        ["//", "descendant", "following", "preceding", "ancestor"].reduce(0) { $0 + source.ranges(of: $1).count }
    }

    private static func context(
        for document: UnsafeMutablePointer<xmlDoc>
    ) -> UnsafeMutablePointer<xmlXPathContext>? {
        guard let context = xmlXPathNewContext(document) else { return nil }
        context.pointee.opLimit = 1_000_000
        context.pointee.error = XMLLibrary.silence
        return context
    }

    private static func failure(in context: UnsafeMutablePointer<xmlXPathContext>) -> XPathFailure {
        let code = errorCode(in: context)
        // Without an error of XPath's own it was the memory for a set of nodes.
        return isLimit(code) || code == XPATH_EXPRESSION_OK ? .limitReached : .invalid(message(for: code))
    }

    private static func syntaxError(
        in context: UnsafeMutablePointer<xmlXPathContext>, _ source: String
    ) -> XPathSyntaxError {
        let offset = min(max(0, Int(context.pointee.lastError.int1)), source.utf8.count)
        return XPathSyntaxError(offset: offset, message: message(for: errorCode(in: context)))
    }

    /// libxml2 adds the codes of `xmlXPathError` to `XML_XPATH_EXPRESSION_OK` (xmlerror.h).
    private static func errorCode(in context: UnsafeMutablePointer<xmlXPathContext>) -> xmlXPathError {
        let code = Int(context.pointee.lastError.code) - Int(XML_XPATH_EXPRESSION_OK.rawValue)
        return xmlXPathError(rawValue: UInt32(clamping: code))
    }

    private static func isLimit(_ code: xmlXPathError) -> Bool {
        [XPATH_MEMORY_ERROR, XPATH_STACK_ERROR, XPATH_OP_LIMIT_EXCEEDED, XPATH_RECURSION_LIMIT_EXCEEDED].contains(code)
    }

    private static func message(for code: xmlXPathError) -> String {
        if isLimit(code) { return "the expression is too large" }
        return switch code {
        case XPATH_NUMBER_ERROR: "a number is not well formed"
        case XPATH_UNFINISHED_LITERAL_ERROR, XPATH_START_LITERAL_ERROR: "a quotation mark is not closed"
        case XPATH_VARIABLE_REF_ERROR: "a variable name is missing after '$'"
        case XPATH_UNDEF_VARIABLE_ERROR, XPATH_FORBID_VARIABLE_ERROR: "XPath variables are not supported"
        case XPATH_INVALID_PREDICATE_ERROR: "the condition in brackets is not valid"
        case XPATH_EXPR_ERROR: "the expression is incomplete or not valid"
        case XPATH_UNCLOSED_ERROR: "a bracket is not closed"
        case XPATH_UNKNOWN_FUNC_ERROR: "there is no function of this name in XPath 1.0"
        case XPATH_INVALID_OPERAND, XPATH_INVALID_TYPE: "an argument has the wrong type for its function or operator"
        case XPATH_INVALID_ARITY: "the number of arguments does not fit the function"
        case XPATH_UNDEF_PREFIX_ERROR: "the namespace prefix is unknown; elements of a page have none"
        default: "this is not an XPath 1.0 expression"
        }
    }
}
