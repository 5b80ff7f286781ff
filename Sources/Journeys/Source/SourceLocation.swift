/// A place in a file of the user's. Lines and columns count from 1; columns count Unicode scalars.
package struct SourceLocation: Hashable, Sendable, Comparable, Codable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
