import Documents
import Journeys
import Observations

/// Opens a page.
struct OpenRunner {
    let walk: Walk
    let step: Step

    func run(_ open: OpenStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        let web = WebStep(walk: walk, step: step)
        let session = walk.session(for: step, default: "web")
        let url = try web.address(open.url, in: session)
        var request = NavigationRequest(
            url: url, redirectLimit: open.options.redirects ?? walk.plan.site.limits.redirects)
        request.headers = try web.headers(open.options)
        request.login = try web.login(open.options)
        request.referrer = session.page?.url
        let usesToken = open.options.bearer != nil
        return try await Polling(walk: walk, step: step).run(observation) {
            [request] (attempt) async throws(StepProblem) in
            let navigation = await walk.browser().navigate(request, in: session.identifier)
            return try await web.finish(
                navigation, attempt, session: session, isPage: true, usesCapturedToken: usesToken)
        }
    }
}

/// Asks again until the lines of `until:` hold.
struct Polling {
    let walk: Walk
    let step: Step

    func run(
        _ observation: Observation, _ attempt: (Observation) async throws(StepProblem) -> Observation
    ) async throws(StepProblem) -> Observation {
        var begun = walk.elapsed - observation.offset
        var current = try await attempt(observation)
        guard !step.until.isEmpty else { return current }
        let limit = step.within?.wholeMicroseconds ?? 10_000_000
        var delay = 300_000
        // What counts is when the last look began: we may have been late to learn what it found.
        while current.isPending, begun + delay < limit, walk.left > delay {
            try await walk.sleep(delay)
            begun = walk.elapsed - observation.offset
            delay = 1_000_000
            var next = observation
            // Every answer but the last is evidence that need not be kept whole.
            next.exchanges = Array(current.exchanges.suffix(4))
            current = try await attempt(next)
        }
        if current.isPending {
            let seconds = limit / 1_000_000
            current.signs.append(Sign(.pendingForEver, "still not so after \(seconds) s, and no other way on"))
        }
        return current
    }
}

extension Observation {
    /// Nothing is wrong but that the lines of `until:` do not hold yet.
    fileprivate var isPending: Bool {
        checks.contains { $0.role == .until && $0.outcome != .held } && !signs.contains { $0.kind.failsAlone }
            && !checks.contains { $0.role == .never && $0.outcome == .failed }
    }
}
