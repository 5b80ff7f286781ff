import Documents
import Journeys

/// One entry of `steps:`.
struct StepReader {
    static let maximumSteps = 200
    static let kinds = ["open", "http", "submit", "chat", "call", "inbox", "wait"]
    /// Keys that every step may have; `wait` has fewer.
    static let commonKeys = [
        "id", "channel", "in", "within", "expect", "saved", "known", "never", "capture", "owner", "sets_password",
        "refused",
        "let_through",
        "reason", "action",
    ]
    static let ownKeys: [String: [String]] = [
        "open": ["headers", "basic", "bearer", "redirects", "until"],
        "http": ["headers", "basic", "bearer", "redirects", "until", "json", "form", "multipart", "body"],
        "submit": ["with", "press"],
        "chat": ["url", "turns", "headers", "basic", "bearer", "injections", "canaries"],
        "call": ["answer", "method", "sign_with", "from", "to", "account_sid", "hear", "ends"],
        "inbox": ["to", "subject", "from", "url", "user", "password", "starttls", "life", "scanner"],
    ]

    let findings: Findings
    /// From 1.
    let position: Int
    /// Of the ids of steps that say none.
    var prefix = ""

    func step(from node: YAMLNode) -> (Step, GuardReason?)? {
        guard case .map(let entries) = node.content else {
            findings.error(
                node, "expected a step, found \(node.typeName)",
                hint: "a step begins with what is done, like: - open: \"{{base}}/login\"")
            return nil
        }
        if ValueTrap.reportUnquotedTemplate(node, findings) { return nil }
        guard let kind = kind(of: entries, node) else { return nil }
        let allowed =
            kind == "wait"
            ? ["wait", "id", "channel"]
            : [kind] + Self.commonKeys.filter { kind != "inbox" || $0 != "in" } + (Self.ownKeys[kind] ?? [])
        guard let reader = MappingReader(node, allowed: allowed, subject: "a step of kind '\(kind)'", findings) else {
            return nil
        }
        let surface: Surface = kind == "chat" ? .chat : kind == "call" ? .call : kind == "inbox" ? .inbox : .web
        guard let content = content(kind, reader) else { return nil }
        var step = Step(
            id: reader.name("id") ?? "\(prefix)\(kind)-\(position)", kind: content,
            location: findings.location(of: node))
        step.places = reader.places()
        step.channel = reader.name("channel")
        step.session = reader.name("in")
        step.action = reader.name("action")
        step.within = reader.duration("within")
        step.setsPassword = reader.template("sets_password")
        let lines = LineReader(findings: findings, surface: surface)
        step.expectations = lines.expectations(reader, "expect")
        step.saved = lines.expectations(reader, "saved")
        step.known = lines.expectations(reader, "known")
        step.until = lines.expectations(reader, "until")
        step.never = lines.expectations(reader, "never")
        step.refused = lines.expectations(reader, "refused")
        step.letThrough = lines.expectations(reader, "let_through")
        step.captures = lines.captures(reader, "capture")
        step.owner = lines.owner(reader)
        if !step.until.isEmpty, !reader.has("within"), let key = reader.key("until") {
            findings.error(key, "'until' needs 'within'", hint: "how long a customer waits for it, like within: 10s")
        }
        return (step, reader.choice("reason", GuardReason.self))
    }

    /// The key that says what is done.
    private func kind(of entries: [YAMLNode.Entry], _ node: YAMLNode) -> String? {
        let found = entries.filter { Self.kinds.contains($0.key) }
        if found.count == 1 { return found.first?.key }
        if found.count > 1 {
            findings.error(
                found[1].keyNode, "a step does one thing, and this one has '\(found[0].key)' and '\(found[1].key)'",
                hint: "begin the second one with '- '")
            return nil
        }
        let known = Set(Self.commonKeys + Self.ownKeys.values.flatMap { $0 })
        if let unknown = entries.first(where: { !known.contains($0.key) }) {
            let nearest = Words.suggestion(for: unknown.key, among: Self.kinds)
            findings.error(
                unknown.keyNode, "unknown step '\(Words.short(unknown.key))'",
                hint: nearest ?? "a step is one of: \(Self.kinds.joined(separator: ", "))")
        } else {
            findings.error(
                entries.first?.keyNode ?? node, "nothing says what this step does",
                hint: "a step has one of: \(Self.kinds.joined(separator: ", "))")
        }
        return nil
    }

    private func content(_ kind: String, _ reader: MappingReader) -> StepKind? {
        let web = WebStepReader(findings: findings)
        switch kind {
        case "open": return web.open(reader).map(StepKind.open)
        case "http": return web.request(reader).map(StepKind.request)
        case "submit": return web.submit(reader).map(StepKind.submit)
        case "chat": return ChatStepReader(findings: findings).chat(reader).map(StepKind.chat)
        case "call": return CallStepReader(findings: findings).call(reader).map(StepKind.call)
        case "inbox": return inbox(reader).map(StepKind.inbox)
        default: return reader.duration("wait").map { .wait(WaitStep(duration: $0)) }
        }
    }

    private func inbox(_ reader: MappingReader) -> InboxStep? {
        guard let access = reader.choice("inbox", InboxStep.Access.self),
            let to = reader.required("to", because: "the address that the mail goes to, like \"{{account.email}}\""),
            let recipient = Values.template(to, of: "to", findings)
        else { return nil }
        var step = InboxStep(access: access, recipient: recipient)
        step.subject = reader.template("subject")
        step.sender = reader.template("from")
        step.life = reader.duration("life")
        step.scanner = reader.flag("scanner") ?? false
        if reader.has("url") {
            guard let url = reader.template("url") else { return nil }
            step.mailbox = SharedReaders.mailbox(access, url: url, reader, findings)
        } else {
            for key in ["user", "password", "starttls"] where reader.has(key) {
                if let node = reader.key(key) {
                    findings.error(node, "'\(key)' goes with 'url'", hint: "without both, the account's inbox is read")
                }
            }
        }
        return step
    }
}
