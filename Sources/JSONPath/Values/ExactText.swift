/// A key that equals only the same scalars (see ``Swift/String/hasSameScalars(as:)``).
struct ExactText: Hashable {
    let text: String

    static func == (left: Self, right: Self) -> Bool { left.text.hasSameScalars(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
