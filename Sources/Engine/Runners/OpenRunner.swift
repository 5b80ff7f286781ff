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
        let request = try self.request(open, web, session)
        let usesToken = open.options.bearer != nil
        return try await Polling(walk: walk, step: step).run(observation) { (attempt) async throws(StepProblem) in
            try await web.ask(request, attempt, in: session, isPage: true, usesCapturedToken: usesToken)
        }
    }

    /// A function of its own for the reason that ``StepRunner`` gives.
    @inline(never)
    private func request(
        _ open: OpenStep, _ web: WebStep, _ session: Session
    ) throws(StepProblem) -> NavigationRequest {
        let url = try web.address(open.url, in: session)
        var request = NavigationRequest(
            url: url, redirectLimit: open.options.redirects ?? walk.plan.site.limits.redirects)
        request.headers = try web.headers(open.options)
        request.login = try web.login(open.options)
        request.referrer = session.page?.url
        return request
    }
}

/// Asks again until the lines of `until:` hold.
struct Polling {
    let walk: Walk
    let step: Step

    func run(
        _ observation: Observation, _ attempt: (Observation) async throws(StepProblem) -> Observation
    ) async throws(StepProblem) -> Observation {
        let begun = walk.elapsed - observation.offset
        let first = try await attempt(observation)
        return step.until.isEmpty ? first : try await again(first, begun: begun, observation, attempt)
    }

    /// - Parameter begun: when the first look began, in microseconds of the step.
    @inline(never)
    private func again(
        _ first: Observation, begun: Int, _ observation: Observation,
        _ attempt: (Observation) async throws(StepProblem) -> Observation
    ) async throws(StepProblem) -> Observation {
        var (begun, current) = (begun, first)
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
