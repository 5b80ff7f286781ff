import Journeys
import Observations

/// Looks for what belongs to another customer of the site in what one customer is shown, on whatever channel.
enum ForeignIdentity {
    /// - Parameters:
    ///   - step: what it sent itself says nothing when it is echoed.
    ///   - sent: more that was said to the other side, besides what the step says.
    ///   - isForNobody: whether a journey without an account is one of somebody who is no customer at all. Elsewhere it may be
    ///     that its account is only not declared.
    static func sign(
        in text: String, of step: Step, _ walk: Walk, sent: [String] = [], isForNobody: Bool = false
    ) -> Sign? {
        let account = walk.journey.account.flatMap { walk.plan.site.accounts[$0] }
        guard account.map({ $0.role == .customer }) ?? isForNobody else { return nil }
        let own = Set(account.map(walk.identityValues) ?? [])
        for other in walk.plan.site.accounts.values.sorted(by: { $0.name < $1.name })
        where other.name != account?.name && other.role == .customer {
            let values = walk.identityValues(of: other)
            // Who says in the step who they are is no stranger to themselves.
            if account == nil, values.contains(where: { walk.sends($0, in: step) }) { continue }
            let isShown = values.contains {
                !own.contains($0) && ByteSearch.containsWord(text, $0) && !walk.sends($0, in: step) && !isIn($0, sent)
            }
            if isShown {
                let whom = account.map { "'\($0.name)'" } ?? "nobody's customer"
                return Sign(
                    .anotherCustomer, "what belongs to the account '\(other.name)' was shown to \(whom)",
                    symptom: .anotherCustomer)
            }
        }
        return nil
    }

    private static func isIn(_ value: String, _ texts: [String]) -> Bool {
        texts.contains { ByteSearch.contains($0, value) }
    }
}
