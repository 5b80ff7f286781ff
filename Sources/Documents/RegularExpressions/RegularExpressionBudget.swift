internal import CPCRE2

/// What one search may spend, over all its start positions and matches.
///
/// PCRE2's match limit is counted anew for each start position, so `\w+@` on a long word would still take the square of its length. A
/// search is therefore charged at every callout, one for the step and one for each byte moved since the step before.
struct RegularExpressionBudget {
    private var remaining: Int
    private var lastPosition = 0

    init(subjectLength: Int) {
        // Enough for some thirty passes over the text, and for small texts that are searched with a demanding pattern.
        remaining = 4_000_000 + 32 * subjectLength
    }

    /// The callout: a negative answer ends the search with that code.
    static let charge:
        @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 =
            { block, budget in
                guard let block, let budget = budget?.assumingMemoryBound(to: RegularExpressionBudget.self) else {
                    return 0
                }
                let position = Int(clamping: block.pointee.current_position)
                let moved = abs(position - budget.pointee.lastPosition)
                budget.pointee.lastPosition = position
                budget.pointee.remaining -= 1 + moved
                return budget.pointee.remaining < 0 ? PCRE2_ERROR_MATCHLIMIT : 0
            }
}
