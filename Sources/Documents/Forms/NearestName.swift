/// Finds the name that somebody probably meant.
enum NearestName {
    /// The candidate with the smallest edit distance, if it is small against the length of the name.
    static func find(_ name: String, among candidates: [String]) -> String? {
        let wanted = Array(name.lowercased().prefix(64))
        var best: (name: String, distance: Int)?
        for candidate in candidates.prefix(200) {
            let distance = distance(wanted, Array(candidate.lowercased().prefix(64)))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, wanted.count / 3) else {
            // `user` for `login[user]` is no slip of the finger, and yet clear.
            let containing = candidates.filter { $0.lowercased().contains(name.lowercased()) }
            return name.count >= 3 && containing.count == 1 ? containing.first : nil
        }
        return best.name
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var previous = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let substitution = previous[column] + (character == other ? 0 : 1)
                current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
