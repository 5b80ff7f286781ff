/// Whether a guard says which answer is right: by the refusal that it names, or by what finds it by itself.
struct GuardCheck {
    let journey: Journey
    let site: Site
    let reporter: Reporter

    func problems(with goal: Step) -> [Diagnostic] {
        var found = usedCode()
        if let comparison = journey.comparison {
            found += problems(with: comparison, goal)
        } else if case .chat(let chat) = goal.kind, let injections = chat.injections {
            found += needless(goal, because: "what comes out decides")
            let others = site.accounts.values.contains { $0.role == .customer && $0.name != journey.account }
            if injections.canaries.isEmpty, !others || journey.account == nil {
                found.append(
                    reporter.error(
                        at: goal.places["injections"] ?? goal.location, "nothing is said to be secret",
                        hint: "add canaries: [\"{{canary}}\"], with a text that stands in the bot's instructions only"))
            }
        } else {
            if goal.refused.isEmpty {
                found.append(
                    reporter.error(
                        at: goal.location, "a guard's last step says which refusal is right",
                        hint: "add refused: with status and words"))
            }
            if goal.letThrough.isEmpty {
                found.append(
                    reporter.error(
                        at: goal.location, "a guard's last step says what shows that it was let through",
                        hint: "add let_through:"))
            }
        }
        return found
    }

    private func problems(with comparison: Comparison, _ goal: Step) -> [Diagnostic] {
        var found = needless(goal, because: "the answers are compared")
        let place = journey.places["compare"] ?? comparison.location
        if let first = journey.cleanup.first {
            found.append(
                reporter.error(
                    at: first.location, "'always' is not done by a guard that compares",
                    hint: "let its steps leave nothing behind"))
        }
        let asked = Set(journey.steps.flatMap { $0.kind.sentBeforeTurns + $0.turnTemplates }.flatMap(\.references))
        for name in comparison.known.keys.sorted() {
            if !asked.contains(name) {
                found.append(
                    reporter.error(
                        at: place, "no step sends '{{\(name)}}'", hint: "what is compared has to differ in what is sent"
                    ))
            }
            if site.secrets[name] != nil || site.variables[name] != nil || journey.variables[name] != nil {
                found.append(
                    reporter.error(at: place, "'\(name)' is a name already", hint: "rename it in 'compare'"))
            }
        }
        let scope = NameScope(site: site, journey: journey)
        for template in comparison.known.sorted(by: { $0.key < $1.key }).map(\.value)
            + comparison.unknown.sorted(by: { $0.key < $1.key }).map(\.value)
        {
            found += scope.problems(in: template, reporter)
        }
        return found
    }

    private func needless(_ goal: Step, because reason: String) -> [Diagnostic] {
        ["refused", "let_through"].compactMap { key in
            goal.places[key].map {
                reporter.error(at: $0, "'\(key)' has no say here: \(reason)", hint: "leave it out")
            }
        }
    }

    /// A code that was not entered yet is not used.
    private func usedCode() -> [Diagnostic] {
        var isUsed = false
        for step in journey.steps {
            let names = Set((step.kind.sentBeforeTurns + step.turnTemplates).flatMap(\.references))
            if names.contains("account.used_code"), !isUsed {
                return [
                    reporter.error(
                        at: step.location, "'{{account.used_code}}' has no value yet",
                        hint: "an earlier step enters {{account.code}}")
                ]
            }
            isUsed = isUsed || names.contains("account.code")
        }
        return []
    }
}

extension Step {
    /// What is said and pressed.
    fileprivate var turnTemplates: [Template] {
        switch kind {
        case .chat(let chat): chat.turns.map(\.utterance.template)
        case .call(let call): call.hearings.compactMap(\.answer.template)
        case .open, .request, .submit, .inbox, .wait: []
        }
    }
}
