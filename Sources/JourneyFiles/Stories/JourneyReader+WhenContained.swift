import Journeys

extension JourneyReader {
    static let whenContainedKeys = ["at", "steps", "refused", "let_through", "as_of", "way_out"]

    /// `when_contained:`. The journey's own steps are read already: the refusal may be met at one of them.
    func whenContained(_ reader: MappingReader, _ journey: Journey) -> WhenContained? {
        guard let map = reader.map("when_contained", allowed: Self.whenContainedKeys, subject: "when_contained:") else {
            return nil
        }
        let others = map.has("steps") ? steps(map, "steps", prefix: "contained-").steps : []
        let candidates = others.isEmpty ? journey.steps : others
        guard let place = place(of: map, candidates, hasOthers: !others.isEmpty) else { return nil }
        var result = WhenContained(at: place.id, location: findings.location(of: map.node))
        result.places = map.places()
        result.steps = others
        let lines = LineReader(findings: findings, surface: place.kind.surface)
        if map.required("refused", because: "the calm refusal with its explanation, in the customer's words") != nil {
            result.refused = lines.expectations(map, "refused")
        }
        result.letThrough = lines.expectations(map, "let_through")
        if let line = lines.expectation(map, "as_of") {
            result.asOf = [line]
            if case .newerThan = line.predicate {
            } else if let node = map.entryValue("as_of") {
                findings.error(
                    node, "'as_of' says how old what is still shown may be",
                    hint: "as_of: xpath \"string(//*[@id='as-of'])\" newerThan 24h")
            }
        }
        if map.required("way_out", because: "what a customer does after the refusal to be helped") != nil {
            result.wayOut = steps(map, "way_out", prefix: "way-out-").steps
            if case .list(let elements)? = map.entryValue("way_out")?.content, elements.isEmpty,
                let key = map.key("way_out")
            {
                findings.error(key, "at least one step is needed")
            }
        }
        return result
    }

    /// The step that is refused: the one that is named, or that performs the action, or the last.
    private func place(of map: MappingReader, _ candidates: [Step], hasOthers: Bool) -> Step? {
        if let name = map.name("at") {
            if let step = candidates.first(where: { $0.id == name }) { return step }
            if let node = map.entryValue("at") {
                findings.error(
                    node, "there is no step '\(Words.short(name))' here",
                    hint: Words.suggestion(for: name, among: candidates.map(\.id))
                        ?? (hasOthers ? "the refusal is met at one of the steps of when_contained" : nil))
            }
            return nil
        }
        return candidates.first { $0.action != nil } ?? candidates.last
    }
}

extension StepKind {
    fileprivate var surface: Surface {
        switch self {
        case .chat: .chat
        case .call: .call
        case .inbox: .inbox
        case .open, .request, .submit, .wait: .web
        }
    }
}
