/// Whether a journey's personas are those of the site, and can be told apart by what they meet.
struct PersonaCheck {
    let journey: Journey
    let site: Site
    private let reporter: Reporter

    init(journey: Journey, site: Site) {
        self.journey = journey
        self.site = site
        reporter = Reporter(text: SourceText(file: journey.location.file, text: journey.text))
    }

    func diagnostics() -> [Diagnostic] { entries() + stepUp() }

    private func entries() -> [Diagnostic] {
        journey.personas.compactMap { expected in
            let name = expected.persona
            if name == Persona.plain {
                guard expected.treatment != .through else { return nil }
                return reporter.error(
                    at: expected.location, "'default' is the customer that the journey describes, and goes through",
                    hint: "write default: through, and give the others a persona")
            }
            if !site.personas.contains(where: { $0.name == name }) {
                return reporter.error(
                    at: expected.location, "there is no persona '\(name)'",
                    hint: Reporter.hint(
                        for: name, among: site.personas.map(\.name), none: "declare it in personas: of the site"))
            }
            if expected.treatment == .contained, journey.whenContained == nil {
                return reporter.error(
                    at: expected.location, "nothing says how '\(name)' is refused", hint: "add when_contained:")
            }
            if expected.treatment == .stepUp, journey.stepUp == nil {
                return reporter.error(
                    at: expected.location, "nothing says what '\(name)' is asked besides",
                    hint: "add step_up: { after: a step, steps: [ … ] }")
            }
            return nil
        }
    }

    private func stepUp() -> [Diagnostic] {
        guard let stepUp = journey.stepUp else { return [] }
        var found: [Diagnostic] = []
        if !journey.personas.contains(where: { $0.treatment == .stepUp }) {
            found.append(
                reporter.warning(
                    at: stepUp.location, "nobody is asked this", hint: "add a persona to personas: with step_up"))
        }
        let place = stepUp.places["after"] ?? stepUp.location
        guard let before = journey.steps.first(where: { $0.id == stepUp.after }) else {
            found.append(
                reporter.error(
                    at: place, width: stepUp.after.count, "there is no step '\(stepUp.after)'",
                    hint: Reporter.hint(for: stepUp.after, among: journey.steps.map(\.id), none: "give the step an id:")
                ))
            return found
        }
        if !before.until.isEmpty {
            found.append(
                reporter.error(
                    at: place, "'\(stepUp.after)' waits for something (until:) that comes after the step-up only",
                    hint: "let the next step wait for it"))
        }
        if let last = stepUp.steps.last, last.kind.sessionKind != before.kind.sessionKind,
            !before.expectations.isEmpty || !before.captures.isEmpty || before.owner != nil
        {
            found.append(
                reporter.error(
                    at: last.location,
                    "what '\(stepUp.after)' expects is expected of the last step here, which is of another kind",
                    hint: "end with a step like '\(before.kind.word)', or move those lines to the step after it"))
        }
        return found
    }
}
