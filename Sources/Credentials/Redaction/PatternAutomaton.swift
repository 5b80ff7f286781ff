/// Finds many byte strings in one pass over a text (Aho and Corasick, 1975).
///
/// The table has one column per byte that occurs in any pattern and one for all others. Only the first 64 bytes of a
/// pattern are in it, so that a whole private key costs no more than a password; the rest is compared in place, as
/// far as it agrees, which also covers a long secret of which only the beginning is shown.
struct PatternAutomaton: Sendable {
    struct Pattern: Sendable {
        var bytes: [UInt8]
        var label: String
    }

    struct Match {
        var range: Range<Int>
        var pattern: Int
    }

    static let headLength = 64

    let patterns: [Pattern]
    private var columns = [UInt16](repeating: 0, count: 256)
    private var columnCount = 1
    /// The next state, by state and column.
    private var transitions: [Int32] = []
    private var depths: [Int32] = []
    /// The pattern that ends in a state, the longest one, or -1.
    private var endings: [Int32] = []
    /// Some pattern whose beginning the state stands for.
    private var passing: [Int32] = []
    /// Another pattern with the same head, or -1.
    private var siblings: [Int32]

    init(_ patterns: [Pattern]) {
        self.patterns = patterns.filter { !$0.bytes.isEmpty }
        siblings = [Int32](repeating: -1, count: self.patterns.count)
        for byte in self.patterns.flatMap({ $0.bytes.prefix(Self.headLength) }) where columns[Int(byte)] == 0 {
            columns[Int(byte)] = UInt16(columnCount)
            columnCount += 1
        }
        addState(depth: 0, passing: -1)
        for index in self.patterns.indices { insert(index) }
        linkSuffixes()
    }

    private mutating func addState(depth: Int32, passing pattern: Int32) {
        transitions += repeatElement(-1, count: columnCount)
        depths.append(depth)
        endings.append(-1)
        passing.append(pattern)
    }

    private mutating func insert(_ index: Int) {
        var state = 0
        for byte in patterns[index].bytes.prefix(Self.headLength) {
            let cell = state * columnCount + Int(columns[Int(byte)])
            if transitions[cell] < 0 {
                transitions[cell] = Int32(depths.count)
                addState(depth: depths[state] + 1, passing: Int32(index))
            }
            state = Int(transitions[cell])
        }
        siblings[index] = endings[state]
        endings[state] = Int32(index)
    }

    /// Breadth first, every missing transition becomes that of the longest proper suffix.
    private mutating func linkSuffixes() {
        var suffixes = [Int32](repeating: 0, count: depths.count)
        var queue = [0]
        var position = 0
        while position < queue.count {
            let state = queue[position]
            position += 1
            let suffix = Int(suffixes[state])
            for column in 0..<columnCount {
                let cell = state * columnCount + column
                let fallback = state == 0 ? 0 : transitions[suffix * columnCount + column]
                let next = transitions[cell]
                if next < 0 {
                    transitions[cell] = fallback
                } else {
                    suffixes[Int(next)] = fallback
                    if endings[Int(next)] < 0 { endings[Int(next)] = endings[Int(fallback)] }
                    queue.append(Int(next))
                }
            }
        }
    }

    /// Every place where a pattern ends; where several do, the longest, which covers the others.
    ///
    /// - Parameter isCut: at the end also the beginning of a pattern, from `shortestBeginning` bytes on.
    func scan(_ bytes: [UInt8], isCut: Bool, found: (Match) -> Void) {
        var state = 0
        var resume: [Int32: Int] = [:]
        for place in bytes.indices {
            state = Int(transitions[state * columnCount + Int(columns[Int(bytes[place])])])
            var index = endings[state]
            while index >= 0 {
                let pattern = patterns[Int(index)].bytes
                let start = place + 1 - min(pattern.count, Self.headLength)
                var end = place + 1
                if pattern.count > Self.headLength, start >= resume[index, default: 0] {
                    var offset = Self.headLength
                    while offset < pattern.count, end < bytes.count, bytes[end] == pattern[offset] {
                        end += 1
                        offset += 1
                    }
                    // A head inside of what is covered is not compared again, or a repetitive secret takes quadratic
                    // time.
                    resume[index] = end - Self.headLength
                }
                found(Match(range: start..<end, pattern: Int(index)))
                index = siblings[Int(index)]
            }
        }
        let depth = Int(depths[state])
        if isCut, depth >= Self.shortestBeginning {
            found(Match(range: (bytes.count - depth)..<bytes.count, pattern: Int(passing[state])))
        }
    }

    /// Fewer bytes of a secret give nothing away and end too many innocent texts.
    static let shortestBeginning = 3
}
