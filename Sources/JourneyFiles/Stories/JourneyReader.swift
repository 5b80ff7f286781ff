import Journeys

/// One file → ``Journey``. What is wrong is in the findings; what more than this file decides is left to the plan's checker.
struct JourneyReader {
    static let keys = [
        "journey", "guard", "title", "channel", "intent", "needs", "every", "at", "zone", "quiet", "priority", "within",
        "deadline", "as", "sessions",
        "variables", "hosts", "symptoms", "confirm", "compare", "steps", "always", "repair",
        "personas", "step_up",
        "action", "when_contained",
    ]

    let findings: Findings
    /// Web steps that name no session run in it.
    private var firstWebSession: String?

    init(findings: Findings) { self.findings = findings }

    /// - Parameter stem: the file's name without its ending, for a journey that does not say its own.
    /// - Returns: as much as could be read; it is sound only when the findings hold no error.
    mutating func journey(from node: YAMLNode, stem: String) -> Journey {
        let location = findings.location(of: node)
        let placeholder = Journey(
            id: stem, title: stem, channel: "", location: location, text: findings.source.text)
        guard let reader = MappingReader(node, allowed: Self.keys, subject: "a journey", findings) else {
            return placeholder
        }
        let isGuard = reader.has("guard")
        if isGuard, reader.has("journey"), let key = reader.key("guard") {
            findings.error(key, "a file holds a journey or a guard, not both")
        } else if !isGuard, !reader.has("journey") {
            findings.report(
                .error, line: node.line, column: node.column, "'journey' is missing",
                hint: "the file begins with: journey: \(Name.isValid(stem) ? stem : "a-name")")
        }
        let id = reader.name(isGuard ? "guard" : "journey")
        let channel = reader.required(
            "channel", because: "the channel that the journey is about, as named in softdown.yaml")
        var journey = Journey(
            id: id ?? stem, title: reader.text("title") ?? id ?? stem,
            channel: channel.flatMap { Values.name($0, of: "channel", findings) } ?? "", location: location,
            text: findings.source.text)
        journey.places = reader.places()
        journey.places["id"] = reader.place(isGuard ? "guard" : "journey")
        readHead(reader, &journey, isGuard: isGuard)
        readSteps(reader, &journey, isGuard: isGuard)
        return journey
    }

    private mutating func readHead(_ reader: MappingReader, _ journey: inout Journey, isGuard: Bool) {
        journey.intent = reader.name("intent")
        journey.needs =
            (reader.has("needs") ? reader.list("needs") : nil)?
            .compactMap { Values.name($0, of: "needs", findings) } ?? []
        ScheduleReader(findings: findings).read(
            reader, into: &journey, usually: .seconds(isGuard ? 1800 : 300))
        journey.within = reader.duration("within") ?? .seconds(30)
        journey.deadline =
            reader.duration("deadline")
            ?? max(journey.within * 2, journey.within + .seconds(30))
        journey.account = reader.name("as")
        journey.action = reader.name("action")
        if let node = reader.value("hosts") {
            journey.hosts = HostReader(findings: findings).hosts(node, isRequired: false)
        }
        journey.variables = VariableReader(findings: findings).variables(reader)
        if let node = reader.value("confirm") { journey.confirmation = SharedReaders.confirmation(node, findings) }
        if let node = reader.value("symptoms") {
            (journey.symptoms, journey.symptomLimits) = SharedReaders.symptoms(node, findings)
        }
        guard let sessions = reader.map("sessions", subject: "sessions") else { return }
        for key in sessions.keys {
            guard let keyNode = sessions.key(key), Values.name(keyNode, of: "sessions", findings) != nil else {
                continue
            }
            journey.sessions[key] = sessions.choice(key, SessionKind.self)
            journey.places["sessions.\(key)"] = findings.location(of: keyNode)
        }
        firstWebSession = sessions.keys.first { journey.sessions[$0] == .web }
    }

    private func readSteps(_ reader: MappingReader, _ journey: inout Journey, isGuard: Bool) {
        if let node = reader.value("compare") { journey.comparison = GuardReader(findings: findings).comparison(node) }
        if reader.required("steps", because: "what the customer does, one thing after the other") != nil {
            let (steps, reasons) = self.steps(reader, "steps")
            journey.steps = steps
            if isGuard { journey.purpose = .guarding(reasons.last ?? journey.usualReason) }
            if steps.isEmpty, case .list(let elements)? = reader.entryValue("steps")?.content, elements.isEmpty,
                let key = reader.key("steps")
            {
                findings.error(key, "at least one step is needed")
            }
        } else if isGuard {
            journey.purpose = .guarding(.letThrough)
        }
        if reader.has("when_contained") { journey.whenContained = whenContained(reader, journey) }
        if reader.has("always") { journey.cleanup = steps(reader, "always").steps }
        if reader.has("repair") { journey.repair = steps(reader, "repair").steps }
        readPersonas(reader, &journey, isGuard: isGuard)
    }

    private func readPersonas(_ reader: MappingReader, _ journey: inout Journey, isGuard: Bool) {
        if isGuard, let key = reader.key("personas") ?? reader.key("step_up") {
            findings.error(key, "a guard is walked by nobody but its account", hint: "personas belong to a journey")
            return
        }
        if let map = reader.map("personas", subject: "personas") {
            journey.personas = map.keys.compactMap { name in
                guard let key = map.key(name), let treatment = map.choice(name, Treatment.self) else { return nil }
                return ExpectedTreatment(persona: name, treatment: treatment, location: findings.location(of: key))
            }
            if map.keys.isEmpty { findings.error(map.node, "at least one persona is needed") }
        }
        guard let map = reader.map("step_up", allowed: ["after", "steps"], subject: "step_up:"),
            let after = map.required("after", because: "the step after which it is asked"),
            let name = Values.name(after, of: "after", findings),
            map.required("steps", because: "what such a customer does besides") != nil
        else { return }
        var steps = self.steps(map, "steps").steps
        // Positions are those of the journey's own steps.
        for index in steps.indices where steps[index].places["id"] == nil { steps[index].id = "step-up-\(index + 1)" }
        if steps.isEmpty, case .list(let elements)? = map.entryValue("steps")?.content, elements.isEmpty {
            findings.error(map.node, "at least one step is needed")
        }
        var stepUp = StepUp(
            after: name, steps: steps, location: findings.location(of: reader.key("step_up") ?? map.node))
        stepUp.places = map.places()
        journey.stepUp = stepUp
    }

    /// - Parameter prefix: of the ids of steps that say none.
    func steps(
        _ reader: MappingReader, _ key: String, prefix: String = ""
    ) -> (steps: [Step], reasons: [GuardReason]) {
        guard let elements = reader.list(key) else { return ([], []) }
        guard elements.count <= StepReader.maximumSteps else {
            findings.error(elements[StepReader.maximumSteps], "more than \(StepReader.maximumSteps) steps")
            return ([], [])
        }
        var steps: [Step] = []
        var reasons: [GuardReason] = []
        for (index, element) in elements.enumerated() {
            let stepReader = StepReader(findings: findings, position: index + 1, prefix: prefix)
            guard let (read, reason) = stepReader.step(from: element) else { continue }
            var step = read
            if step.session == nil, step.kind.isOnWeb { step.session = firstWebSession }
            steps.append(step)
            if let reason { reasons.append(reason) }
        }
        return (steps, reasons)
    }
}

extension StepKind {
    fileprivate var isOnWeb: Bool {
        switch self {
        case .open, .request, .submit: true
        case .chat, .call, .inbox, .wait: false
        }
    }
}

extension Journey {
    /// What it means when a guard of this kind does not hold.
    fileprivate var usualReason: GuardReason {
        if comparison != nil { return .enumerable }
        if case .chat(let chat)? = steps.last?.kind, chat.injections != nil { return .leaked }
        return .letThrough
    }
}
