/// Whether a journey says what customers must meet while its action is frozen, so that it can be judged.
struct ContainmentCheck {
    let journey: Journey
    let site: Site
    let reporter: Reporter

    func diagnostics() -> [Diagnostic] {
        var found = actions()
        guard let whenContained = journey.whenContained else {
            if let action = journey.performedAction, !journey.isGuard, site.action(named: action) != nil {
                found.append(
                    reporter.warning(
                        at: placeOfAction, width: action.count,
                        "nothing says what customers must meet while '\(action)' is frozen",
                        hint: "a refusal is then unknown, neither right nor wrong: add when_contained:"))
            }
            return found
        }
        if journey.isGuard {
            found.append(
                reporter.error(
                    at: whenContained.location, width: 1, "a guard has no 'when_contained'",
                    hint: "a guard is refused always; what is frozen is asked for by a journey"))
            return found
        }
        if journey.performedAction == nil {
            found.append(
                reporter.error(
                    at: whenContained.location, width: 1, "which action is it that is frozen?",
                    hint: "say action: in the journey, or in the step that does it"))
        }
        return found + refusal(whenContained) + wayOut(whenContained) + identifiers(whenContained)
            + strayLines() + steps(whenContained)
    }

    private var placeOfAction: SourceLocation {
        journey.places["action"] ?? journey.steps.lazy.compactMap { $0.places["action"] }.first ?? journey.location
    }

    private func actions() -> [Diagnostic] {
        let own = journey.action.map { [($0, journey.places["action"] ?? journey.location)] } ?? []
        let extra = (journey.cleanup + journey.repair + others).compactMap { step in
            step.action.map { ($0, step.places["action"] ?? step.location) }
        }
        let all =
            own
            + journey.steps.compactMap { step in
                step.action.map { ($0, step.places["action"] ?? step.location) }
            }
        var found = extra.map { name, place in
            reporter.error(
                at: place, width: name.count, "'action' belongs to a journey or to one of its own steps",
                hint: "in when_contained, at: names the step that is refused")
        }
        for (name, place) in all {
            if journey.isGuard {
                found.append(reporter.error(at: place, width: name.count, "a guard performs no action"))
            } else if name != all.first?.0 {
                found.append(
                    reporter.error(
                        at: place, width: name.count, "a journey asks for one action, and this is the second",
                        hint: "write a journey for each"))
            } else if site.action(named: name) == nil {
                found.append(
                    reporter.error(
                        at: place, width: name.count, "there is no action '\(name)'",
                        hint: ActionCheck.hint(for: name, in: site)))
            }
        }
        return found
    }

    private var others: [Step] { (journey.whenContained?.steps ?? []) + (journey.whenContained?.wayOut ?? []) }

    /// A status alone is also what a firewall answers: a calm refusal explains itself.
    private func refusal(_ whenContained: WhenContained) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if !whenContained.refused.isEmpty, !whenContained.refused.contains(where: \.looksAtWords) {
            found.append(
                reporter.error(
                    at: whenContained.places["refused"] ?? whenContained.location, width: 1,
                    "this refusal explains nothing",
                    hint: "a calm refusal tells the customer why: add a line that looks at its words"))
        }
        if !whenContained.steps.isEmpty, whenContained.letThrough.isEmpty {
            found.append(
                reporter.error(
                    at: whenContained.location, width: 1, "nothing shows that it went through anyway",
                    hint: "these steps do not reach the journey's own goal: add let_through:"))
        }
        return found
    }

    private func wayOut(_ whenContained: WhenContained) -> [Diagnostic] {
        guard let goal = whenContained.wayOut.last, !goal.hasExplicitExpectation else { return [] }
        return [
            reporter.error(
                at: goal.location, "the last step of the way out does not say what the customer gets",
                hint: "without evidence nothing is green: add \(goal.expectationHint)")
        ]
    }

    private func strayLines() -> [Diagnostic] {
        others.flatMap { step in
            ["refused", "let_through", "reason"].compactMap { key in
                step.places[key].map {
                    reporter.error(
                        at: $0, width: 1, "'\(key)' does not belong to a step here",
                        hint: "it stands in when_contained itself; at: names the step")
                }
            }
        }
    }

    /// Observations are told apart by the ids of their steps.
    private func identifiers(_ whenContained: WhenContained) -> [Diagnostic] {
        let own = journey.steps.map { ($0.id, $0.location.line) }
        var lines = Dictionary(own, uniquingKeysWith: { first, _ in first })
        return others.compactMap { step in
            defer { lines[step.id] = lines[step.id] ?? step.location.line }
            guard let line = lines[step.id] else { return nil }
            return reporter.error(
                at: step.places["id"] ?? step.location, "the step '\(step.id)' is there twice",
                hint: "the first is in line \(line)")
        }
    }

    /// What the steps refer to is there when they come: after those that lead to the refusal, the way out goes on.
    private func steps(_ whenContained: WhenContained) -> [Diagnostic] {
        var scope = NameScope(site: site, journey: journey)
        var check = StepCheck(journey: journey, site: site, reporter: reporter)
        let isOwn = whenContained.steps.isEmpty
        let before = isOwn ? journey.stepsWithRefusal.through(whenContained.at) : journey.containedSteps
        let found = check.diagnostics(for: before, in: &scope)
        // The journey's own steps are reported already; what is new is in the lines of the refusal.
        let lines = isOwn ? whenContained.lines.flatMap(\.templates).flatMap { scope.problems(in: $0, reporter) } : []
        return (isOwn ? lines : found) + check.diagnostics(for: whenContained.wayOut, in: &scope)
    }
}

extension [Step] {
    fileprivate func through(_ id: String) -> [Step] {
        guard let index = firstIndex(where: { $0.id == id }) else { return self }
        return Array(self[...index])
    }
}

extension Expectation {
    /// Whether it looks at what people read or hear.
    fileprivate var looksAtWords: Bool {
        switch query {
        case .body, .xpath, .jsonpath, .regex, .reply, .prompt, .subject: true
        case .status, .url, .header, .cookie, .duration, .redirects, .sender, .link, .code: false
        }
    }
}
