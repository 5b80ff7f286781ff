import Journeys

/// Parts that stand in the site file and in journeys.
enum SharedReaders {
    static func confirmation(_ node: YAMLNode, _ findings: Findings) -> ConfirmationPolicy {
        var policy = ConfirmationPolicy()
        guard
            let map = MappingReader(
                node, allowed: ["after", "failures", "of", "recoveries"], subject: "confirm:", findings)
        else { return policy }
        policy.after = map.duration("after", orZero: true) ?? policy.after
        policy.failures = map.integer("failures", in: 1...20) ?? policy.failures
        policy.window = map.integer("of", in: 1...20) ?? max(policy.window, policy.failures)
        policy.recoveries = map.integer("recoveries", in: 1...20) ?? policy.recoveries
        if policy.failures > policy.window, let place = map.entryValue("failures") ?? map.entryValue("of") {
            findings.error(place, "\(policy.failures) of \(policy.window) runs can never fail")
        }
        return policy
    }

    /// Switches, and limits of those that have one: `symptoms: { bot-wall: off, stated-wait: 5m }`.
    static func symptoms(
        _ node: YAMLNode, _ findings: Findings
    ) -> (switches: [Symptom: Bool], limits: [Symptom: Duration]) {
        guard
            let map = MappingReader(
                node, allowed: Symptom.allCases.map(\.rawValue), subject: "symptoms:", findings)
        else { return ([:], [:]) }
        var switches: [Symptom: Bool] = [:]
        var limits: [Symptom: Duration] = [:]
        for key in map.keys {
            guard let symptom = Symptom(rawValue: key) else { continue }
            if symptom.takesLimit, map.entryValue(key)?.text?.first?.isNumber ?? false {
                limits[symptom] = map.duration(key)
            } else if let isOn = map.flag(key) {
                switches[symptom] = isOn
            }
        }
        return (switches, limits)
    }

    /// Words that a site adds to those that are known already.
    static func phrases(_ node: YAMLNode, _ findings: Findings) -> [PhraseGroup: [String]] {
        guard
            let map = MappingReader(
                node, allowed: PhraseGroup.allCases.map(\.rawValue), subject: "phrases:", findings)
        else { return [:] }
        var phrases: [PhraseGroup: [String]] = [:]
        for key in map.keys {
            guard let group = PhraseGroup(rawValue: key), let nodes = map.list(key) else { continue }
            if nodes.count > maximumPhrases, let node = map.key(key) {
                findings.error(node, "more than \(maximumPhrases) phrases")
            }
            phrases[group] = nodes.prefix(maximumPhrases).compactMap { node in
                guard let text = Values.text(node, of: key, findings) else { return nil }
                // What is too short stands on every page.
                guard text.count >= 4 else {
                    findings.error(node, "a phrase has at least 4 characters")
                    return nil
                }
                return text
            }
        }
        return phrases
    }

    private static let maximumPhrases = 200

    /// `{ file: path }`, `{ env: NAME }` or `{ credential: NAME }`. A secret written here in plain is never shown again.
    static func secretReference(_ node: YAMLNode, of key: String, _ findings: Findings) -> SecretReference? {
        let hint = referenceHint(key)
        guard case .map(let entries) = node.content, !entries.contains(where: { $0.keyNode.text == nil }) else {
            findings.errorWithoutLine(node, "a secret is given by reference, never written here", hint: hint)
            return nil
        }
        guard let map = MappingReader(node, allowed: ["file", "env", "credential"], subject: "a secret", findings)
        else {
            return nil
        }
        guard map.keys.count == 1, let kind = map.keys.first, entries.count == 1 else {
            if entries.count != 1 { findings.error(node, "a secret comes from one place", hint: hint) }
            return nil
        }
        guard let text = map.text(kind) else { return nil }
        switch kind {
        case "file": return .file(text)
        case "env": return .environment(text)
        default: return .credential(text)
        }
    }

    private static func referenceHint(_ key: String) -> String {
        "write { file: secrets/\(key) }, { env: NAME } or { credential: NAME }"
    }

    /// Who writes a credential here in plain is told that it stands in every copy of the file; it works all the same.
    static func warnOfPlainSecret(_ value: AccountValue, _ node: YAMLNode, of key: String, _ findings: Findings) {
        guard case .text(let template) = value, template.references.isEmpty else { return }
        findings.warningWithoutLine(
            node, "'\(key)' stands here in plain, and so in every copy of this file", hint: referenceHint(key))
    }

    /// Plain text, or a secret by reference.
    static func accountValue(_ node: YAMLNode, of key: String, _ findings: Findings) -> AccountValue? {
        if case .map(let entries) = node.content, entries.allSatisfy({ $0.keyNode.text != nil }) {
            guard let reference = secretReference(node, of: key, findings) else { return nil }
            return .secret(reference, findings.location(of: node))
        }
        guard let text = Values.text(node, of: key, findings) else { return nil }
        do {
            return .text(try Template(text, at: findings.location(of: node)))
        } catch {
            // It may be a password, so nothing of it is repeated.
            findings.errorWithoutLine(
                node, "the text of '\(key)' has a '{{' that is no place", hint: Words.templateHint)
            return nil
        }
    }

    static func mailbox(
        _ access: InboxStep.Access, url: Template, _ reader: MappingReader, _ findings: Findings
    ) -> Mailbox {
        var mailbox = Mailbox(access: access, url: url)
        mailbox.user = reader.template("user")
        if let node = reader.value("password"), let password = accountValue(node, of: "password", findings) {
            warnOfPlainSecret(password, node, of: "password", findings)
            mailbox.password = password
        }
        if let startsTLS = reader.flag("starttls") { mailbox.startsTLS = startsTLS }
        if access == .imap, mailbox.user == nil || mailbox.password == nil {
            for key in ["user", "password"] where !reader.has(key) {
                findings.error(reader.node, "an IMAP inbox needs '\(key)'")
            }
        }
        return mailbox
    }
}
