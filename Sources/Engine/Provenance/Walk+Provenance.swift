import Journeys
import Observations

extension Walk {
    /// Keeps where the values of a step that passed came from and went to.
    func noteProvenance(of step: Step, _ observation: Observation) {
        guard let place = place(of: step, session: observation.session) else {
            if case .inbox = step.kind { for capture in step.allCaptures { provenance.noteMail(capture, at: step.id) } }
            return
        }
        if step.kind.sessionKind == .web, !step.kind.isRequest {
            provenance.notePage(of: observation.session, from: mailLink(in: step))
        }
        let writes = self.writes(step, observation)
        if writes {
            for sent in step.kind.sentValues {
                guard let value = filled(sent) else { continue }
                provenance.note(
                    Provenance.Entry(way: sent.way, name: sent.name, value: value, place: place, step: step.id))
            }
        }
        for capture in step.allCaptures {
            guard let value = values.captured[capture.name] else { continue }
            provenance.note(
                Provenance.Entry(
                    way: .given(byWriting: writes), name: capture.name, value: value, place: place, step: step.id))
        }
    }

    func place(of step: Step, session: String) -> Provenance.Place? {
        step.kind.sessionKind.map {
            Provenance.Place(channel: journey.channel(of: step), kind: $0, session: session)
        }
    }

    /// The link of a mail that a step opens.
    func mailLink(in step: Step) -> String? {
        switch step.kind {
        case .open(let open): open.url.references.first { provenance.mailLinks[$0] != nil }
        case .request(let request): request.url.references.first { provenance.mailLinks[$0] != nil }
        case .submit, .chat, .call, .inbox, .wait: nil
        }
    }

    func filled(_ sent: SentValue) -> String? { try? values.fill(sent.template) }

    /// Whether the step leaves something behind: it talks, or sends a body that is no sign-in.
    private func writes(_ step: Step, _ observation: Observation) -> Bool {
        switch step.kind {
        case .chat, .call: true
        case .request(let request): Self.isWriting(request.method) && !entersCredential(request.body.templates)
        case .submit(let form):
            Self.isWriting(observation.exchanges.first?.method ?? "GET") && !entersCredential(form.fields.map(\.value))
        case .open, .inbox, .wait: false
        }
    }

    private static func isWriting(_ method: String) -> Bool { ["POST", "PUT", "PATCH"].contains(method) }

    /// Values that tell who somebody is. Every channel knows them by itself, so that none of them is handed over.
    var ownValues: Set<String> {
        var own: Set<String> = []
        for account in plan.site.accounts.values {
            let keys = Account.credentialKeys.union(["user", "number", "email", "name"]).union(account.identityKeys)
            for (key, value) in account.values {
                if case .text = value, !keys.contains(key) { continue }
                if let text = try? values.text(of: value) { own.insert(text) }
            }
        }
        return own
    }
}

extension StepKind {
    fileprivate var isRequest: Bool { if case .request = self { true } else { false } }
}
