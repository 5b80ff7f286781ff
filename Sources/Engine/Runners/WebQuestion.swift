import Observations

/// A request that is made until the lines of `until:` hold. A class, so that what waits for the answer holds a reference.
final class WebQuestion {
    private let web: WebStep
    private let request: NavigationRequest
    private let session: Session
    private let isPage: Bool
    private let usesCapturedToken: Bool

    private var walk: Walk { web.walk }

    /// - Parameter isPage: whether the answer is a page that the customer looks at from now on.
    init(_ web: WebStep, _ request: NavigationRequest, in session: Session, isPage: Bool, usesCapturedToken: Bool) {
        self.web = web
        self.request = request
        self.session = session
        self.isPage = isPage
        self.usesCapturedToken = usesCapturedToken
    }

    /// Adds what was answered.
    func ask(_ draft: Draft<Observation>) async throws(StepProblem) {
        if web.step.until.isEmpty { await askOnce(draft) } else { try await askAgain(draft) }
    }

    private func askOnce(_ draft: Draft<Observation>) async {
        let navigation = await walk.browser().navigate(request, in: session.identifier)
        await web.finish(navigation, draft, session: session, isPage: isPage, usesCapturedToken: usesCapturedToken)
    }

    @inline(never)
    private func askAgain(_ draft: Draft<Observation>) async throws(StepProblem) {
        let before = Draft(draft.value)
        // When the last look began, in microseconds of the step.
        var begun = walk.elapsed - draft.value.offset
        await askOnce(draft)
        let limit = web.step.within?.wholeMicroseconds ?? 10_000_000
        var delay = 300_000
        // What counts is when the last look began: we may have been late to learn what it found.
        while draft.value.isPending, begun + delay < limit, walk.left > delay {
            try await walk.sleep(delay)
            begun = walk.elapsed - draft.value.offset
            delay = 1_000_000
            // Every answer but the last is evidence that need not be kept whole.
            before.value.exchanges = Array(draft.value.exchanges.suffix(4))
            draft.value = before.value
            await askOnce(draft)
        }
        if draft.value.isPending {
            let seconds = limit / 1_000_000
            draft.value.signs.append(Sign(.pendingForEver, "still not so after \(seconds) s, and no other way on"))
        }
    }
}

extension Observation {
    /// Nothing is wrong but that the lines of `until:` do not hold yet.
    fileprivate var isPending: Bool {
        checks.contains { $0.role == .until && $0.outcome != .held } && !signs.contains { $0.kind.failsAlone }
            && !checks.contains { $0.role == .never && $0.outcome == .failed }
    }
}
