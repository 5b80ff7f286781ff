import Journeys

/// The section `notify:`.
struct NoticeReader {
    let findings: Findings

    func settings(_ node: YAMLNode) -> NoticeSettings {
        var settings = NoticeSettings()
        let keys = ["link", "remind", "heartbeat", "to"]
        guard let reader = MappingReader(node, allowed: keys, subject: "notify:", findings) else { return settings }
        settings.link = reader.template("link")
        settings.heartbeat = reader.template("heartbeat")
        if let value = reader.entryValue("remind") {
            if value.text == "never" {
                settings.reminder = nil
            } else if let pause = reader.duration("remind") {
                settings.reminder = pause
                if pause < .seconds(300) {
                    findings.error(value, "a reminder more often than every five minutes reminds nobody")
                }
            }
        }
        guard let targets = reader.map("to", subject: "to:") else {
            if !reader.has("to"), settings.heartbeat == nil {
                findings.error(
                    node, "notify: tells nobody", hint: "name them in to:, like: to: { team: { webhook: … } }")
            }
            return settings
        }
        settings.targets = targets.keys.compactMap { target($0, targets) }
        return settings
    }

    private static let kinds = ["alertmanager", "webhook", "mail", "command"]
    private static let options = [
        "alertmanager": ["headers"], "webhook": ["headers"], "mail": ["user", "password", "from", "to", "starttls"],
        "command": [],
    ]

    private func target(_ key: String, _ targets: MappingReader) -> NoticeTarget? {
        guard let keyNode = targets.key(key), let name = Values.name(keyNode, of: "to", findings),
            let node = targets.value(key),
            let reader = MappingReader(node, allowed: nil, subject: "a target", findings)
        else { return nil }
        let named = Self.kinds.filter(reader.has)
        guard let kind = named.first, named.count == 1 else {
            findings.error(
                node, "a target is one of \(Self.kinds.joined(separator: ", "))",
                hint: named.isEmpty
                    ? reader.keys.lazy.compactMap { Words.suggestion(for: $0, among: Self.kinds) }.first : nil)
            return nil
        }
        let allowed = [kind] + (Self.options[kind] ?? [])
        guard let reader = MappingReader(node, allowed: allowed, subject: "a target of \(kind):", findings) else {
            return nil
        }
        return self.kind(kind, reader, node).map {
            NoticeTarget(name: name, kind: $0, location: findings.location(of: keyNode))
        }
    }

    private func kind(_ kind: String, _ reader: MappingReader, _ node: YAMLNode) -> NoticeTarget.Kind? {
        switch kind {
        case "alertmanager": return endpoint(kind, reader).map { .alertmanager($0) }
        case "webhook": return endpoint(kind, reader).map { .webhook($0) }
        case "mail": return mail(reader, node).map { .mail($0) }
        default:
            guard let words = reader.texts("command")?.map(\.text), let program = words.first else {
                findings.error(node, "a command is a list", hint: "like: command: [/usr/local/bin/page, oncall]")
                return nil
            }
            guard program.hasPrefix("/") else {
                findings.error(node, "the command '\(Words.short(program))' is no absolute path")
                return nil
            }
            return .command(words)
        }
    }

    private func endpoint(_ key: String, _ reader: MappingReader) -> NoticeEndpoint? {
        guard let url = reader.template(key) else { return nil }
        var endpoint = NoticeEndpoint(url: url)
        endpoint.headers = RequestOptionReader(findings: findings).headers(reader)
        return endpoint
    }

    private func mail(_ reader: MappingReader, _ node: YAMLNode) -> NoticeMail? {
        for key in ["from", "to"] where !reader.has(key) { findings.error(node, "mail needs '\(key)'") }
        guard let server = reader.template("mail"), let sender = reader.template("from") else { return nil }
        let recipients = (reader.texts("to") ?? []).compactMap { text, node in
            Values.template(node, of: "to", findings)
        }
        guard !recipients.isEmpty else { return nil }
        var mail = NoticeMail(server: server, sender: sender, recipients: recipients)
        mail.user = reader.template("user")
        mail.password = reader.template("password")
        mail.startsTLS = reader.flag("starttls") ?? true
        return mail
    }
}
