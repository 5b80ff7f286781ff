/// A value of a YAML file with its place. Plain data: nothing of the YAML library is left in it.
struct YAMLNode: Sendable {
    indirect enum Content: Sendable {
        /// As written, after quotes and escapes: `007` is a text, and so is `yes`.
        case text(String, Style)
        case list([YAMLNode])
        case map([Entry])
    }

    enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    struct Entry: Sendable {
        var key: String
        var keyNode: YAMLNode
        var value: YAMLNode
    }

    var content: Content
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int

    var text: String? { if case .text(let text, _) = content { text } else { nil } }

    /// Nothing stands there: `key:` and no more.
    var isEmpty: Bool { if case .text("", .plain) = content { true } else { false } }

    /// Half a sentence for `expected …, found …`.
    var typeName: String {
        switch content {
        case .text("", .plain): "nothing"
        case .text: "text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}
