extension Journey {
    /// The id that stands in the file, of a journey that may have been made for a persona: `sign-in` of `sign-in@new-device`.
    package static func base(of id: String) -> String { String(id.prefix { $0 != "@" }) }

    package static func id(_ base: String, as persona: String) -> String { "\(base)@\(persona)" }

    /// One journey for each persona, besides itself where nothing else is said.
    ///
    /// Personas that the site does not have are left out; the checker reports them.
    func expanded(in site: Site) -> [Journey] {
        guard !personas.isEmpty, !isGuard else { return [self] }
        return personas.compactMap { expected in
            if expected.persona == Persona.plain { return self }
            return site.personas.first { $0.name == expected.persona }.map { walked(by: $0, expected.treatment) }
        }
    }

    private func walked(by persona: Persona, _ treatment: Treatment) -> Journey {
        var copy = self
        copy.id = Self.id(id, as: persona.name)
        copy.title = "\(title) (\(persona.title))"
        copy.account = persona.account ?? account
        var appearance = Appearance(persona: persona, treatment: treatment, journey: id, title: title)
        if treatment == .stepUp, let stepUp, let index = steps.firstIndex(where: { $0.id == stepUp.after }) {
            copy.steps = steps.inserting(stepUp.steps, after: index)
            appearance.stepUp = Appearance.Insertion(after: stepUp.after, steps: stepUp.steps.map(\.id))
        }
        copy.appearance = appearance
        return copy
    }

    /// The way on as it would be without the step-up.
    package var stepsAfterStepUp: [Step] {
        guard let last = appearance?.stepUp?.steps.last, let index = steps.firstIndex(where: { $0.id == last }) else {
            return []
        }
        return Array(steps[(index + 1)...])
    }
}

extension [Step] {
    /// What the step before expects is what the customer meets after the step-up. Met at once, it shows that no step-up
    /// stood in the way.
    fileprivate func inserting(_ stepUp: [Step], after index: Int) -> [Step] {
        guard var last = stepUp.last else { return self }
        var before = self[index]
        last.expectations += before.expectations
        last.captures += before.captures
        last.never += before.never
        last.owner = last.owner ?? before.owner
        before.letThrough = before.expectations
        before.expectations = []
        before.owner = nil
        before.isBeforeStepUp = true
        return self[..<index] + [before] + stepUp.dropLast() + [last] + self[(index + 1)...]
    }
}
