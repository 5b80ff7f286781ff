import Documents
import Journeys
import Observations

/// Asks of a step that failed whether something was lost: what this channel accepted before, or what this customer said
/// or was given in another one.
///
/// It reads checks and the last answer, whatever kind of step it was, and adds a sign that only names the reason.
struct LossFinder {
    let walk: Walk
    let step: Step
    let observation: Observation

    /// The observation with what was lost.
    func observationWithLoss() -> Observation {
        guard let loss else { return observation }
        var copy = observation
        copy.signs.append(loss)
        if loss.kind != .contradiction, !talk.isEmpty, !walk.entersCredential(lastSent) {
            // The words of a refusal are about what was said last, and that was no credential.
            copy.signs.removeAll { $0.kind == .credentialRefused && $0.detail.hasPrefix("the words") }
        }
        return copy
    }

    private var loss: Sign? {
        guard !walk.journey.isGuard, let place = walk.place(of: step, session: observation.session), isAnswered else {
            return nil
        }
        let found = explicit ?? ofExpectations(at: place) ?? ofSending(at: place) ?? contradiction(at: place)
        guard let found, found.symptom.map(walk.looksFor) ?? true else { return nil }
        return found
    }

    // MARK: Whether anything can be said

    private var status: Int { observation.exchanges.last?.status ?? 0 }
    private var isGone: Bool { status == 404 || status == 410 }

    /// Words such as "no record of it".
    private var notKnown: String? { walk.phrases(.notKnown).first(in: answerText) }

    /// An answer that says something about the thing that was asked for, and not about the service as a whole.
    private var isAnswered: Bool {
        guard status > 0, status < 500, status < 400 || isGone || notKnown != nil else { return false }
        let others: Set<Sign.Kind> = [
            .emptyBody, .emptyReply, .emptyCallDocument, .botWall, .lockedOut, .rateLimited, .sessionLost,
            .askedAgainAfterCredential, .captchaPresent,
        ]
        guard !observation.signs.contains(where: { $0.kind.isTransport || others.contains($0.kind) }) else {
            return false
        }
        let excuses: Set<Sign.Kind> = [
            .phraseMaintenance, .errorInSuccess, .invalidJSON, .wrongContentType, .brokenWords,
        ]
        return isGone || notKnown != nil || !observation.signs.contains { excuses.contains($0.kind) }
    }

    private var failing: [Check] {
        observation.checks.filter { $0.isFailing && [.expect, .until, .prompt, .capture].contains($0.role) }
    }

    /// What came last: the page, the answer, the reply, the words since the last key.
    private var answerText: String {
        switch observation.seen {
        case .page(let page): page.title + "\n" + page.text
        case .response(let response): response.text
        case .conversation(let conversation): conversation.turns.last?.replies.joined(separator: "\n") ?? ""
        case .call(let call):
            call.lines[(call.lines.lastIndex { $0.speaker == .caller } ?? 0)...].filter { $0.speaker == .phone }
                .map(\.text).joined(separator: "\n")
        case .mail, .nothing: ""
        }
    }

    // MARK: Said in so many words

    private var explicit: Sign? {
        for check in observation.checks where check.isFailing {
            let said = "expected \(check.expected), got \(check.got)"
            if check.role == .saved { return Sign(.notSaved, "saved: \(said)") }
            if check.role == .known { return Sign(.contextLost, "known: \(said)") }
        }
        return nil
    }

    // MARK: Values that are expected

    private func ofExpectations(at place: Provenance.Place) -> Sign? {
        for check in failing {
            guard let value = ExpectedValue(check, in: step, walk) else { continue }
            let known = entries(matching: value)
            if let here = known.last(where: { $0.place.isSame(as: place) && $0.isAccepted }) {
                return notSaved(here, "got \(check.got)")
            }
            if let there = known.last(where: { !$0.place.isSame(as: place) && $0.isHandedOver }) {
                return contextLost(there, place, "got \(check.got)")
            }
        }
        return nil
    }

    private func contradiction(at place: Provenance.Place) -> Sign? {
        for check in failing {
            guard let value = ExpectedValue(check, in: step, walk) else { continue }
            for entry in entries(matching: value) where entry.isFact {
                guard entry.place != place || entry.step != step.id else { continue }
                return Sign(
                    .contradiction,
                    "\(entry.shown) at '\(entry.step)' in '\(entry.place.channel)', and \(check.got) here",
                    symptom: .contradiction)
            }
        }
        return nil
    }

    /// All that came up in this run, what this step said before its last words included.
    private func entries(matching value: ExpectedValue) -> [Provenance.Entry] {
        let own = walk.ownValues
        guard !own.contains(value.text) else { return [] }
        return (walk.provenance.entries + earlierInStep).filter { entry in
            !own.contains(entry.value) && value.matches(entry, lastGiven: walk.provenance.given(entry.name))
        }
    }

    /// Turns of a conversation before the one that failed, and what a form said that led on to another page.
    private var earlierInStep: [Provenance.Entry] {
        guard let place = walk.place(of: step, session: observation.session) else { return [] }
        let sent: [SentValue]
        switch step.kind {
        case .chat, .call: sent = Array(talk.dropLast())
        case .submit(let form):
            // Sent on after it was accepted, a customer reads back.
            let methods = observation.exchanges.map(\.method)
            let isReadBack = methods.first == "POST" && methods.last == "GET"
            sent = isReadBack && !walk.entersCredential(form.fields.map(\.value)) ? step.kind.sentValues : []
        case .open, .request, .inbox, .wait: sent = []
        }
        return sent.compactMap { value in
            walk.filled(value).map {
                Provenance.Entry(way: value.way, name: value.name, value: $0, place: place, step: step.id)
            }
        }
    }

    /// What was said or pressed in this step so far.
    private var talk: [SentValue] {
        let all = step.kind.sentValues
        switch observation.seen {
        case .conversation(let conversation): return Array(all.prefix(conversation.turns.count))
        case .call(let call): return Array(all.prefix(call.lines.count { $0.speaker == .caller }))
        default: return []
        }
    }

    // MARK: Values that are sent

    /// What this step, or its last words, name: a thing of another place that is not known here, or one that was made here
    /// and is gone.
    private func ofSending(at place: Provenance.Place) -> Sign? {
        let templates = lastSent
        let names = walk.journey.names(in: templates, site: walk.plan.site)
        let texts = templates.compactMap { try? walk.values.fill($0) }
        let own = walk.ownValues
        let named = walk.provenance.entries.filter { entry in
            guard !own.contains(entry.value) else { return false }
            switch entry.way {
            case .given: return names.contains(entry.name) && walk.values.captured[entry.name] == entry.value
            case .written: return entry.value.count >= 4 && texts.contains { ByteSearch.containsWord($0, entry.value) }
            case .address: return texts.contains(entry.value)
            case .said: return false
            }
        }
        if isGone || (notKnown != nil && !failing.isEmpty),
            let here = named.last(where: { $0.place.isSame(as: place) && $0.isMadeHere })
        {
            return notSaved(here, isGone ? "\(status)" : "the words '\(notKnown ?? "")'")
        }
        if let sought = ofRun(at: place, in: templates) { return sought }
        guard let there = named.last(where: { !$0.place.isSame(as: place) && $0.isHandedOver }) else { return nil }
        if isGone { return contextLost(there, place, "\(status)") }
        if let notKnown { return contextLost(there, place, "the words '\(notKnown)'") }
        guard let missed = failing.first(where: isNothing) else { return nil }
        return contextLost(there, place, "expected \(missed.expected), got \(missed.got)")
    }

    /// What this run alone can have written is looked for by its mark, and nothing is found.
    private func ofRun(at place: Provenance.Place, in templates: [Template]) -> Sign? {
        let mark = walk.runIdentifier
        guard templates.contains(where: { $0.references.contains("run.id") }), let missed = failing.first,
            isNothing(missed),
            let entry = walk.provenance.entries.last(where: {
                $0.place.isSame(as: place) && $0.isAccepted && ByteSearch.containsWord($0.value, mark)
            })
        else { return nil }
        return notSaved(entry, "got \(missed.got)")
    }

    /// Nothing is there, rather than something else.
    private func isNothing(_ check: Check) -> Bool {
        if check.outcome == .missing { return true }
        guard let line = step.line(of: check) else { return false }
        if line.filters.last == .count || line.predicate == .isEmpty { return true }
        // A phone that says something else may do so for any reason.
        return !line.isNegated && (line.query == .reply || line.query == .body)
    }

    private var lastSent: [Template] {
        switch step.kind {
        case .open(let open): [open.url]
        case .request(let request): [request.url] + request.body.templates
        case .submit(let form): form.fields.map(\.value)
        case .chat, .call: talk.suffix(1).map(\.template)
        case .inbox, .wait: []
        }
    }

    // MARK: In words

    private func notSaved(_ entry: Provenance.Entry, _ got: String) -> Sign {
        Sign(
            .notSaved, "\(entry.shown) was accepted at '\(entry.step)' and is not there now: \(got)", symptom: .notSaved
        )
    }

    private func contextLost(_ entry: Provenance.Entry, _ place: Provenance.Place, _ got: String) -> Sign {
        let other = entry.place.channel == place.channel ? "in '\(entry.place.session)'" : "in '\(entry.place.channel)'"
        return Sign(
            .contextLost, "\(entry.shown) of '\(entry.step)' \(other) is not known here: \(got)", symptom: .contextLost)
    }
}

extension Provenance.Entry {
    /// For people; what is secret is hidden before anybody sees it.
    fileprivate var shown: String {
        let value = "\"\(Shortening.line(value, limit: 80))\""
        return name.isEmpty ? value : "\(name) \(value)"
    }

    fileprivate var isFact: Bool {
        if case .given = way { ValueNature(name: name, value: value) == .fact } else { false }
    }

    /// A thing that another place must know once it was told there, or was given there as a name.
    fileprivate var isHandedOver: Bool {
        switch way {
        case .written, .said: true
        case .given: !isFact
        case .address: false
        }
    }

    /// Something that this place took, or a name that it gave for it.
    fileprivate var isAccepted: Bool {
        switch way {
        case .written, .said: true
        case .given(let byWriting): byWriting && !isFact
        case .address: false
        }
    }

    fileprivate var isMadeHere: Bool {
        switch way {
        case .given(let byWriting): byWriting && !isFact
        case .address: true
        case .written, .said: false
        }
    }
}
