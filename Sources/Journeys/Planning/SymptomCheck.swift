/// Warns where nobody looks for a symptom any more.
///
/// A channel is unguarded against a symptom that fails a step alone when every journey that has steps of that kind there
/// has switched it off: a fault of that sort is then seen only where a line of `expect:` happens to look.
struct SymptomCheck {
    let site: Site
    let journeys: [Journey]

    private enum Kind { case web, chat, call, mail }

    /// Those that fail a step alone, by the kind of step that they are looked for at.
    private static let structural: [(Kind, [Symptom])] = [
        (
            .web,
            [
                .signInFormAgain, .redirectCircle, .botWall, .sessionGone, .wrongContentType, .anotherCustomer,
                .cachedPrivatePage, .ownAssets,
            ]
        ),
        (.chat, [.noReply, .anotherCustomer]),
        (.call, [.samePrompt, .emptyCallDocument, .earlyHangUp, .anotherCustomer]),
        (.mail, [.linkToOtherHost]),
    ]

    /// By index of the journey that is told: the last that has switched it off.
    func warnings() -> [(Int, Diagnostic)] {
        var found: [(Int, Diagnostic)] = []
        for channel in site.channels.map(\.name) {
            for (kind, symptoms) in Self.structural {
                let walking = journeys.indices.filter { walks(journeys[$0], channel, kind) }
                let unguarded = symptoms.filter { symptom in
                    (site.symptoms[symptom] ?? true)
                        && walking.allSatisfy { journeys[$0].symptoms[symptom] == false }
                }
                guard let last = walking.last, !unguarded.isEmpty else { continue }
                found.append((last, warning(unguarded, channel, journeys[last])))
            }
        }
        return found
    }

    private func walks(_ journey: Journey, _ channel: String, _ kind: Kind) -> Bool {
        !journey.isGuard
            && journey.steps.contains { step in journey.channel(of: step) == channel && self.kind(of: step) == kind }
    }

    private func kind(of step: Step) -> Kind? {
        switch step.kind {
        case .open, .request, .submit: .web
        case .chat: .chat
        case .call: .call
        case .inbox: .mail
        case .wait: nil
        }
    }

    private func warning(_ symptoms: [Symptom], _ channel: String, _ journey: Journey) -> Diagnostic {
        let reporter = Reporter(text: SourceText(file: journey.location.file, text: journey.text))
        return reporter.warning(
            at: journey.places["symptoms"] ?? journey.location,
            "no journey looks for '\(symptoms.map(\.rawValue).joined(separator: "', '"))' in the channel '\(channel)' any more",
            hint: "only lines of expect: find that there now; leave it on in one journey of the channel")
    }
}
