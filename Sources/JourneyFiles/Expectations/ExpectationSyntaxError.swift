/// Why a line is no expectation, capture or prompt, and where.
package struct ExpectationSyntaxError: Error, Hashable, Sendable {
    package var message: String
    package var hint: String?
    /// Unicode scalars before the fault.
    package var offset: Int
    /// How many are at fault; at least 1.
    package var width: Int

    package init(_ message: String, hint: String? = nil, at range: Range<Int>) {
        self.message = message
        self.hint = hint
        offset = range.lowerBound
        width = max(range.count, 1)
    }
}
