import Journeys

/// `call: twilio`.
struct CallStepReader {
    static let maximumPrompts = 100

    let findings: Findings

    func call(_ reader: MappingReader) -> CallStep? {
        guard let platform = reader.choice("call", CallStep.Platform.self),
            let answer = reader.required("answer", because: "the webhook that answers the call")
                .flatMap({ Values.template($0, of: "answer", findings) }),
            reader.required("hear", because: "what the phone says, and what is pressed then") != nil,
            let elements = reader.list("hear")
        else { return nil }
        if elements.isEmpty, let node = reader.key("hear") { findings.error(node, "at least one prompt is needed") }
        guard elements.count <= Self.maximumPrompts else {
            findings.error(elements[Self.maximumPrompts], "more than \(Self.maximumPrompts) prompts")
            return nil
        }
        var step = CallStep(platform: platform, answer: answer, hearings: elements.compactMap(hearing))
        if let node = reader.value("method"), let method = Values.text(node, of: "method", findings) {
            if ["GET", "POST"].contains(method) {
                step.method = method
            } else {
                findings.error(node, "'method' is GET or POST, not '\(Words.short(method))'")
            }
        }
        step.signWith = reader.template("sign_with")
        step.caller = reader.template("from")
        step.called = reader.template("to")
        step.accountIdentifier = reader.template("account_sid")
        step.ending = reader.choice("ends", CallStep.Ending.self) ?? .any
        return step
    }

    private func hearing(_ node: YAMLNode) -> CallStep.Hearing? {
        let keys = ["prompt", "press", "say", "capture", "expect"]
        guard let reader = MappingReader(node, allowed: keys, subject: "a prompt", findings),
            let promptNode = reader.required("prompt", because: "like prompt: /account number/")
        else { return nil }
        let lines = LineReader(findings: findings, surface: .call)
        let prompt = lines.prompt(promptNode)
        let answer = answer(reader)
        let expectations = lines.expectations(reader, "expect")
        let captures = lines.captures(reader, "capture")
        guard let prompt, let answer else { return nil }
        var hearing = CallStep.Hearing(prompt: prompt, answer: answer, location: findings.location(of: node))
        hearing.expectations = expectations
        hearing.captures = captures
        return hearing
    }

    private func answer(_ reader: MappingReader) -> CallStep.Hearing.Answer? {
        if reader.has("press"), reader.has("say"), let node = reader.key("say") {
            findings.error(node, "a prompt is answered by 'press' or by 'say', not by both")
            return nil
        }
        if reader.has("say") { return reader.template("say").map(CallStep.Hearing.Answer.say) }
        guard reader.has("press") else { return .listen }
        guard let keys = reader.template("press") else { return nil }
        for case .text(let text) in keys.pieces {
            guard let wrong = text.first(where: { !"0123456789*#wW".contains($0) }),
                let node = reader.entryValue("press")
            else {
                continue
            }
            findings.error(
                node, "a phone has no key '\(wrong)'",
                hint: "keys are 0 to 9, * and #; w waits half a second; words go with say:")
            return nil
        }
        return .press(keys)
    }
}
