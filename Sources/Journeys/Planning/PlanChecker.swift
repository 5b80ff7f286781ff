/// Decides which journeys fit their site. The only maker of a ``Plan``.
package struct PlanChecker {
    /// - Parameters:
    ///   - journeys: those whose files are sound by themselves.
    ///   - unsound: those whose files are not; they are handed on.
    /// - Returns: a plan in which every journey can run, and what was found in this step. An error in the site's own file means that the
    ///   plan must not be used.
    package static func check(
        site: Site, journeys: [Journey], unsound: [UnsoundJourney]
    ) -> (plan: Plan, diagnostics: [Diagnostic]) {
        var diagnostics = SiteCheck(site: site).diagnostics()
        let duplicates = Dictionary(grouping: duplicates(journeys, unsound)) { $0.0 }
        let unguarded = Dictionary(grouping: SymptomCheck(site: site, journeys: journeys).warnings()) { $0.0 }
        var sound: [Journey] = []
        var broken = unsound
        // Each persona walks a journey of its own, which can be unsound by itself; what is wrong with all is said once.
        let walks = journeys.enumerated().flatMap { index, journey in
            let shared =
                PersonaCheck(journey: journey, site: site).diagnostics()
                + ((duplicates[index] ?? []) + (unguarded[index] ?? [])).map(\.1)
            let walks = journey.expanded(in: site)
            return (walks.isEmpty ? [journey] : walks).map { ($0, shared) }
        }
        var told: Set<Diagnostic> = []
        for (journey, shared) in walks {
            var check = JourneyCheck(journey: journey, site: site)
            let found = check.diagnostics() + shared
            diagnostics += found.filter { told.insert($0).inserted }
            let errors = found.filter { $0.severity == .error }
            if errors.isEmpty {
                sound.append(journey)
            } else {
                broken.append(
                    UnsoundJourney(id: journey.id, title: journey.title, channel: journey.channel, diagnostics: errors))
            }
        }
        // A file that is not sound may well be the one that asks.
        if broken.isEmpty { diagnostics += ActionCheck(site: site).warnings(for: journeys) }
        let plan = Plan(site: site, journeys: sound.sorted { $0.id < $1.id }, unsound: merged(broken))
        return (plan, diagnostics)
    }

    /// Two files with one id: neither runs, because their results could not be told apart.
    private static func duplicates(_ journeys: [Journey], _ unsound: [UnsoundJourney]) -> [(Int, Diagnostic)] {
        let byIdentifier = Dictionary(grouping: journeys.indices) { journeys[$0].id }
        var found: [(Int, Diagnostic)] = []
        for index in journeys.indices {
            let journey = journeys[index]
            let others = (byIdentifier[journey.id] ?? []).filter { $0 != index }.map { journeys[$0].location.file }
            let broken = unsound.filter { $0.id == journey.id }.compactMap { $0.diagnostics.first?.location?.file }
            guard let other = (others + broken).min() else { continue }
            let reporter = Reporter(text: SourceText(file: journey.location.file, text: journey.text))
            found.append(
                (
                    index,
                    reporter.error(
                        at: journey.places["id"] ?? journey.location, width: journey.id.count,
                        "the name '\(journey.id)' is also that of \(other)",
                        hint: "each journey needs a name of its own")
                ))
        }
        return found
    }

    /// One entry for each id.
    private static func merged(_ unsound: [UnsoundJourney]) -> [UnsoundJourney] {
        var result: [String: UnsoundJourney] = [:]
        for journey in unsound {
            if var known = result[journey.id] {
                known.diagnostics += journey.diagnostics
                known.channel = known.channel ?? journey.channel
                result[journey.id] = known
            } else {
                result[journey.id] = journey
            }
        }
        return result.values.sorted { $0.id < $1.id }
    }
}
