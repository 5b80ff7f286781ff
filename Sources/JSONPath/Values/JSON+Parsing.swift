extension JSON {
    /// Arrays and objects inside each other that a text may have.
    package static let maximumDepth = 512

    /// Reads one JSON text, strictly by RFC 8259, in one pass.
    ///
    /// Lenient in two points that lose nothing: a leading byte order mark is skipped, and bytes that are not UTF-8 and
    /// escaped lone surrogates become U+FFFD.
    package init(parsing bytes: some Collection<UInt8>) throws(JSONParsingError) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.readText()
    }

    package init(parsing text: String) throws(JSONParsingError) {
        try self.init(parsing: text.utf8)
    }
}
