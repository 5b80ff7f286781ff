import Journeys
import Yams

/// Text → nodes with places. The only file that knows the YAML library.
///
/// Anchors and aliases are refused: a few lines of them stand for gigabytes. The library resolves aliases while it reads, and hashes what
/// they stand for where one is a key, so they have to be found before it does. With every `&` turned into `!` an anchor is a tag
/// of the same length and each alias is undefined, which the library reports at its place. Only a text that passes is read for good.
struct YAMLComposer {
    static let maximumDepth = 32

    /// Their names: making tags of the library's own to compare with takes longer than reading the file.
    private static let tags = Set([Tag.Name.str, .map, .seq].map(\.rawValue))

    private let source: SourceText

    static func compose(_ source: SourceText) throws(YAMLProblem) -> YAMLNode? {
        try YAMLComposer(source: source).compose()
    }

    private func compose() throws(YAMLProblem) -> YAMLNode? {
        if let problem = YAMLTrap.unreadableCharacter(in: source) { throw problem }
        // The library keeps a pointer to the text, which short Swift strings do not have; the padding makes it a long one.
        let padded = source.text + String(repeating: "\n", count: 16)
        if padded.utf8.contains(UInt8(ascii: "*")) {
            _ = try parse(
                String(decoding: padded.utf8.map { $0 == UInt8(ascii: "&") ? UInt8(ascii: "!") : $0 }, as: UTF8.self)
            ) {
                _ in nil
            }
        }
        return try parse(padded) { node throws(YAMLProblem) in try convert(node, depth: 0) }
    }

    /// - Parameter body: runs while the parser lives, because nodes hold their anchors weakly.
    private func parse(
        _ text: String, _ body: (Node) throws(YAMLProblem) -> YAMLNode?
    ) throws(YAMLProblem) -> YAMLNode? {
        let root: Node?
        let parser: Parser
        do {
            // The basic resolver takes scalars as texts, so that keys are duplicates when they are spelt alike.
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try parser.singleRoot()
        } catch let error as YamlError {
            throw problem(for: error)
        } catch {
            throw YAMLProblem(line: 1, column: 1, message: "this is no YAML: \(error)")
        }
        return try withExtendedLifetime(parser) { () throws(YAMLProblem) in
            guard let root else { return nil }
            return try body(root)
        }
    }

    private func convert(_ node: Node, depth: Int) throws(YAMLProblem) -> YAMLNode {
        let line = min(node.mark?.line ?? 1, max(source.lines.count, 1))
        let column = node.mark?.column ?? 1
        guard depth <= Self.maximumDepth else {
            throw YAMLProblem(line: line, column: column, message: "nested deeper than \(Self.maximumDepth) levels")
        }
        if node.anchor != nil {
            throw YAMLProblem(
                line: line, column: column, message: "anchors ('&name') are not read here",
                hint: "write the value out, or use variables: and {{name}}")
        }
        guard Self.tags.contains(node.tag.description) else {
            throw YAMLProblem(
                line: line, column: column, message: "tags ('!name') are not read here",
                hint: "a value that starts with '!' stands in quotes")
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(content: .text(scalar.string, YAMLNode.Style(scalar.style)), line: line, column: column)
        case .sequence(let sequence):
            var elements: [YAMLNode] = []
            for element in sequence { elements.append(try convert(element, depth: depth + 1)) }
            return YAMLNode(content: .list(elements), line: line, column: column)
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                let keyNode = try convert(key, depth: depth + 1)
                // A key that is no text only comes from a trap; the reader names it.
                let entry = YAMLNode.Entry(
                    key: keyNode.text ?? "", keyNode: keyNode, value: try convert(value, depth: depth + 1))
                entries.append(entry)
            }
            return YAMLNode(content: .map(entries), line: line, column: column)
        case .alias:
            throw YAMLTrap.alias(line: line, column: column)
        }
    }

    private func problem(for error: YamlError) -> YAMLProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let report = YAMLTrap.Report(
                problem: problem, line: mark.line, column: mark.column, context: context?.text,
                contextLine: context?.mark.line, contextColumn: context?.mark.column)
            return YAMLTrap.problem(for: report, in: source)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return YAMLTrap.duplicate(
                duplicates.first ?? "", firstLine: context.mark.line, firstColumn: context.mark.column, in: source)
        case .reader(let problem, _, _, _):
            return YAMLProblem(line: 1, column: 1, message: "this is no YAML: \(problem)")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return YAMLProblem(line: 1, column: 1, message: "this could not be read as YAML")
        }
    }
}

extension YAMLNode.Style {
    fileprivate init(_ style: Node.Scalar.Style) {
        switch style {
        case .any, .plain: self = .plain
        case .singleQuoted: self = .singleQuoted
        case .doubleQuoted: self = .doubleQuoted
        case .literal: self = .literal
        case .folded: self = .folded
        }
    }
}
