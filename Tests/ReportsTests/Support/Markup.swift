/// The tags of a page as a browser's tokenizer finds them: names, attribute names, and values in order.
struct Markup: Equatable {
    struct Tag: Equatable, CustomStringConvertible {
        var name: String
        var attributes: [String]
        var description: String { "<\(([name] + attributes).joined(separator: " "))>" }
    }

    private(set) var tags: [Tag] = []
    /// Attribute values by name, for looking at links.
    private(set) var values: [(name: String, value: String)] = []

    static func == (left: Self, right: Self) -> Bool { left.tags == right.tags }

    init(_ html: String) {
        let scalars = Array(html.unicodeScalars)
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "<", index + 1 < scalars.count, Self.opens(scalars[index + 1]) else {
                index += 1
                continue
            }
            index = readTag(scalars, from: index + 1)
        }
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "/" || scalar == "!" || scalar == "?" || scalar.isASCII && scalar.properties.isAlphabetic
    }

    private mutating func readTag(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var index = start
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\u{C}"
        }
        func word(until ends: (Unicode.Scalar) -> Bool) -> String {
            var view = String.UnicodeScalarView()
            while index < scalars.count, !ends(scalars[index]) {
                view.append(scalars[index])
                index += 1
            }
            return String(view)
        }
        var tag = Tag(name: word { isBlank($0) || $0 == ">" }, attributes: [])
        while index < scalars.count, scalars[index] != ">" {
            if isBlank(scalars[index]) || scalars[index] == "/" {
                index += 1
                continue
            }
            let name = word { isBlank($0) || $0 == ">" || $0 == "=" || $0 == "/" }
            tag.attributes.append(name)
            guard index < scalars.count, scalars[index] == "=" else { continue }
            index += 1
            if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" {
                let quote = scalars[index]
                index += 1
                values.append((name, word { $0 == quote }))
                index += 1
            } else {
                values.append((name, word { isBlank($0) || $0 == ">" }))
            }
        }
        tags.append(tag)
        return index + 1
    }
}
