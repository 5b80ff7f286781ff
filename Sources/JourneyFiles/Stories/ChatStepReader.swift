import Journeys

/// `chat: rasa`.
struct ChatStepReader {
    static let maximumTurns = 100

    let findings: Findings

    func chat(_ reader: MappingReader) -> ChatStep? {
        guard let platform = reader.choice("chat", ChatStep.Platform.self),
            let url = reader.required("url", because: "the bot's webhook").flatMap({
                Values.template($0, of: "url", findings)
            }),
            reader.has("injections") && !reader.has("turns")
                || reader.required("turns", because: "what is said, one turn after the other") != nil
        else { return nil }
        guard let elements = reader.has("turns") ? reader.list("turns") : [] else { return nil }
        let options = RequestOptionReader(findings: findings).options(reader)
        if elements.isEmpty, reader.has("turns"), let node = reader.key("turns") {
            findings.error(node, "at least one turn is needed")
        }
        guard elements.count <= Self.maximumTurns else {
            findings.error(elements[Self.maximumTurns], "more than \(Self.maximumTurns) turns")
            return nil
        }
        var step = ChatStep(platform: platform, url: url, options: options, turns: elements.compactMap(turn))
        step.injections = GuardReader(findings: findings).injections(reader)
        return step
    }

    private func turn(_ node: YAMLNode) -> ChatStep.Turn? {
        let keys = ["say", "press", "expect", "never", "capture", "within"]
        guard let reader = MappingReader(node, allowed: keys, subject: "a turn", findings) else { return nil }
        guard reader.has("say") != reader.has("press") else {
            findings.error(
                node, "a turn either says or presses something",
                hint: "say: \"…\" is typed, press: \"…\" is the title of a button")
            return nil
        }
        let utterance: ChatStep.Turn.Utterance
        if let text = reader.template("say") {
            utterance = .say(text)
        } else if let title = reader.template("press") {
            utterance = .press(title)
        } else {
            return nil
        }
        let lines = LineReader(findings: findings, surface: .chat)
        var turn = ChatStep.Turn(utterance: utterance, location: findings.location(of: node))
        turn.expectations = lines.expectations(reader, "expect")
        turn.never = lines.expectations(reader, "never")
        turn.captures = lines.captures(reader, "capture")
        turn.within = reader.duration("within")
        return turn
    }
}
