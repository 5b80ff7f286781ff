import Journeys

extension Journey {
    /// Whether its way to the refusal, or the way out, enters a password of its account.
    ///
    /// One that does not can be walked while nobody knows which password the account has, and while what would put it back
    /// is frozen as well.
    package func entersPasswordWhileContained(in site: Site) -> Bool {
        guard let whenContained else { return true }
        let others = whenContained.steps
        let end = steps.firstIndex { $0.id == whenContained.at } ?? steps.endIndex - 1
        let way = (others.isEmpty ? Array(steps.prefix(end + 1)) : others) + whenContained.wayOut
        return names(in: way.flatMap(\.sentTemplates), site: site).contains { name in
            name.hasPrefix("account.") && name.hasSuffix("password")
        }
    }
}
