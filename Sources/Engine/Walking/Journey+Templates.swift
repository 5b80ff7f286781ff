import Journeys

extension Journey {
    /// Every template of the journey, wherever it stands.
    package var allTemplates: [Template] {
        Array(variables.values) + (steps + cleanup + repair).flatMap(\.allTemplates)
    }
}

extension Journey {
    /// Every name that these templates ask for, those behind variables and the account's own values included.
    func names(in templates: [Template], site: Site) -> Set<String> {
        var names: Set<String> = []
        var open = templates.flatMap(\.references)
        while let name = open.popLast() {
            guard names.insert(name).inserted else { continue }
            if let variable = variables[name] ?? site.variables[name] {
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

extension Step {
    package var allTemplates: [Template] {
        let lines = expectations + until + never + refused + letThrough
        return lines.flatMap(\.templates) + [setsPassword].compactMap { $0 } + kind.templates
    }

    /// What is sent, as opposed to what is expected.
    var sentTemplates: [Template] { kind.templates }
}

extension StepKind {
    var templates: [Template] {
        switch self {
        case .open(let step): return [step.url] + step.options.templates
        case .request(let step): return [step.url] + step.options.templates + step.body.templates
        case .submit(let step): return step.fields.map(\.value) + [step.press].compactMap { $0 }
        case .chat(let step):
            return [step.url] + step.options.templates
                + step.turns.flatMap { turn in
                    [turn.utterance.template] + (turn.expectations + turn.never).flatMap(\.templates)
                }
        case .call(let step):
            let own = [step.answer, step.signWith, step.caller, step.called, step.accountIdentifier].compactMap { $0 }
            return own
                + step.hearings.flatMap { hearing in
                    hearing.prompt.templates + [hearing.answer.template].compactMap { $0 }
                        + hearing.expectations.flatMap(\.templates)
                }
        case .inbox(let step):
            return [step.recipient] + [step.subject, step.sender].compactMap { $0 } + (step.mailbox?.templates ?? [])
        case .wait: return []
        }
    }
}

extension RequestStep.Body {
    var templates: [Template] {
        switch self {
        case .none: []
        case .json(let value): value.templates
        case .form(let fields): fields.map(\.value)
        case .multipart(let fields):
            fields.compactMap { if case .text(let template) = $0.content { template } else { nil } }
        case .text(let template): [template]
        }
    }
}

extension ChatStep.Turn.Utterance {
    var template: Template {
        switch self {
        case .say(let template), .press(let template): template
        }
    }
}

extension CallStep.Hearing.Answer {
    var template: Template? {
        switch self {
        case .press(let template), .say(let template): template
        case .listen: nil
        }
    }
}

extension Mailbox {
    var templates: [Template] {
        var all = [url] + [user].compactMap { $0 }
        if case .text(let template)? = password { all.append(template) }
        return all
    }
}
