/// What the runs of a plan were made from.
package struct PlanText: Sendable, Hashable {
    package var site: String
    package var journey: String

    package init(site: String, journey: String) {
        self.site = site
        self.journey = journey
    }

    /// Both, as they are shown.
    package var joined: String { site + "\n---\n" + journey }
}
