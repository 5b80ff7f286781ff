import Journeys

extension SummaryBuilder {
    /// Journeys that personas walk, in the order of the plan.
    static func personas(
        of plan: Plan, _ state: (Journey) -> (reason: Reason, isSuspected: Bool)
    ) -> [PersonaSummary] {
        var order: [String] = []
        for journey in plan.journeys where journey.appearance != nil {
            let base = Journey.base(of: journey.id)
            if !order.contains(base) { order.append(base) }
        }
        return order.compactMap { base in
            let walks = plan.journeys.filter { Journey.base(of: $0.id) == base }
            guard let first = walks.first else { return nil }
            let rank = Dictionary(
                plan.site.personas.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
            let cells = walks.map { journey in
                let (reason, isSuspected) = state(journey)
                let persona = journey.appearance?.persona
                return PersonaSummary.Cell(
                    persona: persona?.name ?? Persona.plain, personaTitle: persona?.title ?? Persona.plain,
                    expected: journey.appearance?.treatment ?? .through, journey: journey.id, reason: reason,
                    isSuspected: isSuspected)
            }.sorted { (rank[$0.persona] ?? -1) < (rank[$1.persona] ?? -1) }
            return PersonaSummary(
                journey: base, title: walks.compactMap(\.appearance?.title).first ?? first.title,
                channel: first.channel, cells: cells)
        }
    }

    /// Which journeys count as a way of customers to their goal: those of customers who go through where there are any,
    /// because what somebody suspicious meets is no way round for everybody.
    static func isWay(_ journey: Journey, in plan: Plan) -> Bool {
        func goesThrough(_ journey: Journey) -> Bool { (journey.appearance?.treatment ?? .through) == .through }
        if goesThrough(journey) { return true }
        let others = plan.journeys.filter { Journey.base(of: $0.id) == Journey.base(of: journey.id) }
        return journey.appearance?.treatment == .stepUp && !others.contains(where: goesThrough)
    }
}
