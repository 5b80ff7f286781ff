extension Journey {
    /// What it asks for: its own action, or that of one of its steps.
    package var performedAction: String? { action ?? steps.lazy.compactMap(\.action).first }

    /// Its own steps, with the lines of the refusal at the step where it would be met.
    ///
    /// They fail nothing there: they tell a refusal on purpose from another failure.
    package var stepsWithRefusal: [Step] {
        guard let whenContained else { return steps }
        let own = whenContained.steps.isEmpty ? whenContained.at : placeOfRefusal(like: whenContained)
        return steps.map { $0.id == own ? $0.expecting(whenContained) : $0 }
    }

    /// The steps that lead to the refusal where those are others than its own; empty otherwise.
    package var containedSteps: [Step] {
        guard let whenContained else { return [] }
        return whenContained.steps.map { $0.id == whenContained.at ? $0.expecting(whenContained) : $0 }
    }

    /// The step of the journey's own that shows the frozen page, if it shows the same kind of thing.
    private func placeOfRefusal(like whenContained: WhenContained) -> String? {
        let own = steps.first { $0.action != nil } ?? steps.last
        let other = whenContained.steps.first { $0.id == whenContained.at }
        return own?.kind.sessionKind == other?.kind.sessionKind ? own?.id : nil
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
