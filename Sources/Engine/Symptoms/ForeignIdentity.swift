import Journeys
import Observations

/// Looks for what belongs to another customer of the site in what one customer is shown, on whatever channel.
enum ForeignIdentity {
    /// - Parameter step: what it sent itself says nothing when it is echoed.
    /// - Parameter sent: more that was said to the other side, besides what the step says.
    static func sign(in text: String, of step: Step, _ walk: Walk, sent: [String] = []) -> Sign? {
        guard let name = walk.journey.account, let account = walk.plan.site.accounts[name], account.role == .customer
        else { return nil }
        let own = Set(walk.identityValues(of: account))
        for other in walk.plan.site.accounts.values.sorted(by: { $0.name < $1.name })
        where other.name != name && other.role == .customer {
            let isShown = walk.identityValues(of: other).contains {
                !own.contains($0) && ByteSearch.containsWord(text, $0) && !walk.sends($0, in: step) && !isIn($0, sent)
            }
            if isShown {
                return Sign(
                    .anotherCustomer, "what belongs to the account '\(other.name)' was shown to '\(name)'",
                    symptom: .anotherCustomer)
            }
        }
        return nil
    }

    private static func isIn(_ value: String, _ texts: [String]) -> Bool {
        texts.contains { ByteSearch.contains($0, value) }
    }
}
