extension Journey {
    /// What it asks for: its own action, or that of one of its steps.
    package var performedAction: String? { action ?? steps.lazy.compactMap(\.action).first }

    /// Its own steps, with the lines of the refusal where it would be met.
    ///
    /// They fail nothing there: they tell a refusal on purpose from another failure.
    package var stepsWithRefusal: [Step] {
        guard let whenContained else { return steps }
        let own = whenContained.steps.isEmpty ? [whenContained.at] : placesOfRefusal(like: whenContained)
        return steps.map { own.contains($0.id) ? $0.expecting(whenContained) : $0 }
    }

    /// The steps that lead to the refusal where those are others than its own; empty otherwise.
    package var containedSteps: [Step] {
        guard let whenContained else { return [] }
        return whenContained.steps.map { $0.id == whenContained.at ? $0.expecting(whenContained) : $0 }
    }

    /// The steps of the journey's own that may show the frozen page: the one that performs the action, or else all, if
    /// they show the same kind of thing.
    private func placesOfRefusal(like whenContained: WhenContained) -> [String] {
        let other = whenContained.steps.first { $0.id == whenContained.at }
        let performing = steps.filter { $0.action != nil }
        return (performing.isEmpty ? steps : performing).filter { step in
            step.kind.sessionKind != nil && step.kind.sessionKind == other?.kind.sessionKind
        }.map(\.id)
    }
}

extension Step {
    fileprivate func expecting(_ whenContained: WhenContained) -> Step {
        var copy = self
        copy.refused = whenContained.refused
        copy.letThrough = whenContained.letThrough
        copy.asOf = whenContained.asOf
        return copy
    }
}
