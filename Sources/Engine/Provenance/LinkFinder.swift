import Documents
import Journeys
import Observations

/// Asks of a step that failed whether the link of a mail was dead: at the step that opens it first, or at the form that its
/// page does not have.
struct LinkFinder {
    let walk: Walk
    let step: Step
    let observation: Observation

    var sign: Sign? {
        guard !walk.journey.isGuard, walk.looksFor(.deadLink), let name else { return nil }
        let words = "'\(name)' of the mail at '\(walk.provenance.mailLinks[name] ?? "")'"
        guard let what else { return nil }
        return walk.provenance.scannedLinks.contains(name)
            ? Sign(
                .linkUsedUp,
                "the link \(words) was used up by a scanner: alive for its HEAD or GET, and \(what) for the customer",
                symptom: .deadLink)
            : Sign(.linkDead, "the link \(words) is dead on arrival: \(what)", symptom: .deadLink)
    }

    private var name: String? {
        switch step.kind {
        case .open, .request: walk.mailLink(in: step).flatMap { walk.provenance.openedLinks.contains($0) ? nil : $0 }
        case .submit:
            observation.signs.contains { [.noSuchForm, .noSuchField].contains($0.kind) }
                ? walk.provenance.linkOfPage[observation.session] : nil
        case .chat, .call, .inbox, .wait: nil
        }
    }

    /// What was met instead of what the link is for.
    private var what: String? {
        if case .submit = step.kind {
            guard let page = walk.sessions[observation.session]?.page else { return nil }
            return phrase(in: page.document.visibleText(limit: 20_000))
        }
        // What counts the clicks on the link sends on to where it was made for.
        if let sign = observation.signs.first(where: { $0.kind == .hostNotAllowed }) { return sign.detail }
        if let unreached { return unreached }
        guard let status = observation.exchanges.last?.status, status < 500 else { return nil }
        if [400, 404, 410].contains(status) { return "\(status)" }
        switch observation.seen {
        case .page(let page): return phrase(in: page.title + "\n" + page.text) ?? wayBack(page.url)
        case .response(let response): return phrase(in: response.text)
        default: return nil
        }
    }

    /// Nobody answers where the link leads, and that is not where the customer has been: the mail names a wrong place.
    private var unreached: String? {
        guard let sign = observation.signs.first(where: { Self.unreachable.contains($0.kind) }),
            let url = observation.exchanges.last?.url, let origin = URLReference.origin(of: url)
        else { return nil }
        let known = walk.sessions.values.compactMap { $0.page.flatMap { URLReference.origin(of: $0.url) } }
        return known.isEmpty || known.contains(origin) ? nil : sign.detail
    }

    /// The link leads to the form that asked for it.
    private func wayBack(_ url: String) -> String? {
        // What was no page left the one open that was there before.
        guard let session = walk.sessions[observation.session], let page = session.page, page.url == url else {
            return nil
        }
        return session.wayBack(on: page.document, at: page.url).map { "back at the form with '\($0)' at \(page.url)" }
    }

    private static let unreachable: Set<Sign.Kind> = [.resolveFailed, .connectFailed, .tlsFailed]

    private func phrase(in text: String) -> String? {
        walk.phrases(.linkExpired).first(in: text, besides: walk.provenance.linkWords).map { "the words '\($0)'" }
    }
}

extension Walk {
    /// Help that stands on every page says nothing about the link of a mail.
    func noteLinkWords() {
        let pages = sessions.values.compactMap { $0.page?.document.visibleText(limit: 20_000) }
        provenance.linkWords = pages.reduce(into: []) { $0.formUnion(phrases(.linkExpired).said(in: $1)) }
    }
}
