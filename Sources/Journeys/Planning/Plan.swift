/// A site with journeys that fit it. Only ``PlanChecker`` makes one, and the engine accepts nothing else.
///
/// A class, because everything that walks holds it.
package final class Plan: Sendable {
    package let site: Site
    /// Sound journeys and guards, by id.
    package let journeys: [Journey]
    /// Journeys that are not sound, with what is wrong: they run as `unknown: monitor_fault`.
    package let unsound: [UnsoundJourney]
    /// Positions in ``journeys``, by id.
    private let positions: [String: Int]

    init(site: Site, journeys: [Journey], unsound: [UnsoundJourney]) {
        self.site = site
        self.journeys = journeys
        self.unsound = unsound
        positions = Dictionary(journeys.indices.map { (journeys[$0].id, $0) }) { first, _ in first }
    }

    package func journey(_ id: String) -> Journey? { positions[id].map { journeys[$0] } }

    /// Identifies what a run of this journey did, site file included.
    package func fingerprint(of journey: Journey) -> String {
        let appearance = journey.appearance.map { "\u{0}" + $0.persona.name } ?? ""
        return Fingerprint.of(site.text + "\u{0}" + journey.text + appearance)
    }
}

/// A journey that cannot run.
package struct UnsoundJourney: Sendable, Hashable {
    package var id: String
    package var title: String
    package var channel: String?
    package var diagnostics: [Diagnostic]

    package init(id: String, title: String, channel: String?, diagnostics: [Diagnostic]) {
        self.id = id
        self.title = title
        self.channel = channel
        self.diagnostics = diagnostics
    }
}
