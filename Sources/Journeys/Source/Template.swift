/// Text with `{{name}}` places in it. Parsed once when the file is loaded.
package struct Template: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case text(String)
        /// A name such as `base`, `account.user`, `accounts.ben.number` or `run.id`.
        case reference(String)
    }

    package let pieces: [Piece]
    /// As written.
    package let source: String
    package let location: SourceLocation

    /// - Throws: ``TemplateSyntaxError`` for an unclosed or empty place or a name that cannot be one.
    package init(_ source: String, at location: SourceLocation) throws(TemplateSyntaxError) {
        var pieces: [Piece] = []
        var rest = source[...]
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<open.lowerBound]))) }
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                throw TemplateSyntaxError(message: "'{{' without '}}'", offset: source.distance(to: open.lowerBound))
            }
            let name = String(rest[open.upperBound..<close.lowerBound].filter { $0 != " " })
            guard Self.isName(name) else {
                throw TemplateSyntaxError(
                    message: "'\(name)' cannot be a name", offset: source.distance(to: open.lowerBound))
            }
            pieces.append(.reference(name))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
        self.source = source
        self.location = location
    }

    /// Text that is taken as it is, braces included.
    package init(literal text: String, at location: SourceLocation) {
        pieces = text.isEmpty ? [] : [.text(text)]
        source = text
        self.location = location
    }

    package var references: [String] {
        pieces.compactMap { if case .reference(let name) = $0 { name } else { nil } }
    }

    /// Fills every place. The resolver's error passes through.
    package func filled<Failure: Error>(_ resolve: (String) throws(Failure) -> String) throws(Failure) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .reference(let name): text += try resolve(name)
            }
        }
        return text
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                guard let first = part.utf8.first, first.isASCIILetter else { return false }
                return part.utf8.allSatisfy {
                    $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                }
            }
    }
}

/// Why a text is not a template; the offset counts Unicode scalars from its start.
package struct TemplateSyntaxError: Error, Hashable, Sendable {
    package var message: String
    package var offset: Int
}

extension String {
    fileprivate func distance(to index: Index) -> Int { unicodeScalars.distance(from: startIndex, to: index) }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
    fileprivate var isASCIIDigit: Bool { (48...57).contains(self) }
}
