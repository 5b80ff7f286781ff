import Journeys

extension Journey {
    /// Every template of the journey, wherever it stands.
    package var allTemplates: [Template] {
        Array(variables.values) + (comparison.map { Array($0.known.values) + Array($0.unknown.values) } ?? [])
            + (steps + cleanup + repair).flatMap(\.allTemplates) + (appearance?.persona.templates ?? [])
            + (whenContained?.allTemplates ?? [])
    }

    /// Every name that these templates ask for, those behind variables and the account's own values included.
    func names(in templates: [Template], site: Site) -> Set<String> {
        var names: Set<String> = []
        var open = templates.flatMap(\.references)
        while let name = open.popLast() {
            guard names.insert(name).inserted else { continue }
            if let comparison, let known = comparison.known[name] {
                open += known.references + (comparison.unknown[name]?.references ?? [])
            } else if let variable = variables[name] ?? site.variables[name] {
                open += variable.references
            } else if name.hasPrefix("account."), let account = account.flatMap({ site.accounts[$0] }),
                case .text(let template)? = account.values[String(name.dropFirst("account.".count))]
            {
                open += template.references
            }
        }
        return names
    }
}

extension WhenContained {
    var allTemplates: [Template] { (steps + wayOut).flatMap(\.allTemplates) + lines.flatMap(\.templates) }
}

extension Step {
    package var allTemplates: [Template] {
        let lines = requiredLines + until + never + refused + letThrough + asOf
        return lines.flatMap(\.templates) + [setsPassword].compactMap { $0 } + kind.templates
    }

    /// What is sent, as opposed to what is expected.
    var sentTemplates: [Template] { kind.templates }
}

extension StepKind {
    /// Everything with places in it, the lines of turns and prompts included.
    var templates: [Template] {
        let turns: [Template] =
            switch self {
            case .chat(let step):
                step.turns.flatMap { turn in
                    [turn.utterance.template] + (turn.expectations + turn.never).flatMap(\.templates)
                } + (step.injections?.canaries ?? [])
            case .call(let step):
                step.hearings.flatMap { hearing in
                    hearing.prompt.templates + [hearing.answer.template].compactMap { $0 }
                        + hearing.expectations.flatMap(\.templates)
                }
            case .open, .request, .submit, .inbox, .wait: []
            }
        return sentBeforeTurns + turns
    }
}
