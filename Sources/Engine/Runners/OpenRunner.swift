import Documents
import Journeys
import Observations

/// Opens a page.
struct OpenRunner {
    let walk: Walk
    let step: Step

    func run(_ open: OpenStep, _ draft: Draft<Observation>) async throws(StepProblem) {
        try await question(open).ask(draft)
    }

    @inline(never)
    private func question(_ open: OpenStep) throws(StepProblem) -> WebQuestion {
        let web = WebStep(walk: walk, step: step)
        let session = walk.session(for: step, default: "web")
        return WebQuestion(
            web, try request(open, web, session), in: session, isPage: true,
            usesCapturedToken: open.options.bearer != nil)
    }

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
