extension Step {
    /// Those of its turns and prompts included.
    package var allCaptures: [Capture] {
        switch kind {
        case .chat(let chat): chat.turns.flatMap(\.captures) + captures
        case .call(let call): call.hearings.flatMap(\.captures) + captures
        case .open, .request, .submit, .inbox, .wait: captures
        }
    }

    /// Lines that fail the step when they do not hold.
    package var requiredLines: [Expectation] { expectations + saved + known }

    /// Whether it says, in the file, what the customer must get there.
    var hasExplicitExpectation: Bool {
        if !requiredLines.isEmpty || !until.isEmpty || owner != nil { return true }
        switch kind {
        case .chat(let chat): return chat.turns.contains { !$0.expectations.isEmpty }
        case .call: return true
        case .inbox: return !captures.isEmpty
        case .open, .request, .submit, .wait: return false
        }
    }

    var expectationHint: String {
        switch kind {
        case .open, .request, .submit: "expect:, like - xpath \"string(//h1)\" contains \"Welcome\""
        case .chat: "expect: to a turn, like - reply contains \"…\""
        case .call: "hear:"
        case .inbox: "capture: or expect:"
        case .wait: "a step after it that looks at something"
        }
    }
}

extension StepKind {
    /// The kind of session that it runs in; nothing where it needs none.
    package var sessionKind: SessionKind? {
        switch self {
        case .open, .request, .submit: .web
        case .chat: .chat
        case .call: .call
        case .inbox, .wait: nil
        }
    }

    /// What is sent, but for the turns of a chat and the answers of a call.
    package var sentBeforeTurns: [Template] {
        switch self {
        case .open(let step): [step.url] + step.options.templates
        case .request(let step): [step.url] + step.options.templates + step.body.templates
        case .submit(let step): step.fields.map(\.value) + [step.press].compactMap { $0 }
        case .chat(let step): [step.url] + step.options.templates
        case .call(let step):
            [step.answer, step.signWith, step.caller, step.called, step.accountIdentifier].compactMap { $0 }
        case .inbox(let step):
            [step.recipient] + [step.subject, step.sender].compactMap { $0 } + (step.mailbox?.allTemplates ?? [])
        case .wait: []
        }
    }
}

extension ChatStep.Turn.Utterance {
    package var template: Template {
        switch self {
        case .say(let template), .press(let template): template
        }
    }
}

extension CallStep.Hearing.Answer {
    package var template: Template? {
        switch self {
        case .press(let template), .say(let template): template
        case .listen: nil
        }
    }
}

extension Mailbox {
    var allTemplates: [Template] {
        var all = [url] + [user].compactMap { $0 }
        if case .text(let template)? = password { all.append(template) }
        return all
    }
}

extension RequestStep.Body {
    package var templates: [Template] {
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
