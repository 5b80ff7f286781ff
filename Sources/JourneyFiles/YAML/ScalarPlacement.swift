import Journeys

/// Where each character of a value stands in the file, through quotes, escapes and folded lines.
struct ScalarPlacement {
    struct Position: Equatable {
        var line: Int
        var column: Int
    }

    /// One for each Unicode scalar of the value, and one past its end; fewer where the value could not be followed further.
    private(set) var positions: [Position] = []

    init(of node: YAMLNode, in source: SourceText) {
        guard case .text(let text, let style) = node.content, source.lines.indices.contains(node.line - 1) else {
            return
        }
        var walker = Walker(lines: source.lines, line: node.line - 1, index: node.column - 1, style: style)
        guard walker.begin() else { return }
        for scalar in text.unicodeScalars {
            guard let position = walker.advance(over: scalar) else { return }
            positions.append(position)
        }
        positions.append(Position(line: walker.line + 1, column: walker.index + 1))
    }

    /// The place of a scalar of the value, by its offset.
    func position(at offset: Int) -> Position? {
        positions.indices.contains(offset) ? positions[offset] : nil
    }

    private struct Walker {
        let lines: [[Unicode.Scalar]]
        var line: Int
        var index: Int
        let style: YAMLNode.Style
        private var indentation = 0

        init(lines: [[Unicode.Scalar]], line: Int, index: Int, style: YAMLNode.Style) {
            self.lines = lines
            self.line = line
            self.index = index
            self.style = style
        }

        /// Goes to the first character of the content.
        mutating func begin() -> Bool {
            switch style {
            case .plain: return true
            case .singleQuoted, .doubleQuoted:
                index += 1
                return true
            case .literal, .folded:
                line += 1
                while line < lines.count, lines[line].allSatisfy({ $0 == " " }) { line += 1 }
                guard line < lines.count else { return false }
                indentation = lines[line].firstIndex { $0 != " " } ?? 0
                index = indentation
                return true
            }
        }

        mutating func advance(over scalar: Unicode.Scalar) -> Position? {
            guard line < lines.count else { return nil }
            let position = Position(line: line + 1, column: index + 1)
            let current = lines[line]
            if index < current.count {
                switch style {
                case .singleQuoted where current[index] == "'":
                    guard scalar == "'", index + 1 < current.count, current[index + 1] == "'" else { return nil }
                    index += 2
                    return position
                case .doubleQuoted where current[index] == "\\":
                    guard index + 1 < current.count else { return nil }
                    switch current[index + 1] {
                    case "x": index += 4
                    case "u": index += 6
                    case "U": index += 10
                    default: index += 2
                    }
                    return position
                default:
                    if current[index] == scalar, !(scalar == " " && restIsBlank(of: current) && style != .literal) {
                        index += 1
                        return position
                    }
                }
            }
            guard scalar == " " || scalar == "\n", restIsBlank(of: current) else { return nil }
            nextLine()
            return position
        }

        private func restIsBlank(of current: [Unicode.Scalar]) -> Bool {
            index >= current.count || current[index...].allSatisfy { $0 == " " || $0 == "\t" }
        }

        private mutating func nextLine() {
            line += 1
            if style == .literal {
                index = indentation
                return
            }
            while line < lines.count, lines[line].allSatisfy({ $0 == " " || $0 == "\t" }) { line += 1 }
            index = line < lines.count ? lines[line].firstIndex { $0 != " " && $0 != "\t" } ?? 0 : 0
        }
    }
}
