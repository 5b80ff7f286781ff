import Journeys
import Observations
import Transfers

/// What a gateway does with the links of a mail before its reader sees it: HEAD, then GET, without cookies, by a program
/// that follows redirects and runs nothing.
struct LinkScanner {
    let walk: Walk

    /// The observation with the scanner's requests; no answer of them fails the step.
    func scanned(_ step: Step, _ observation: Observation) async -> Observation {
        var observation = observation
        for capture in step.captures {
            guard case .link = capture.query, let link = walk.values.captured[capture.name], walk.hosts.allows(link)
            else {
                continue
            }
            let session = walk.client.openSession()
            var statuses: [Int] = []
            for method in ["HEAD", "GET"] {
                var request = NavigationRequest(method: method, url: link, redirectLimit: 5)
                request.headers = [HeaderField("User-Agent", "softdown (synthetic monitoring; scanner of mail)")]
                let navigation = await walk.browser(isCustomers: false).navigate(request, in: session)
                observation.exchanges += navigation.exchanges
                if let status = navigation.exchanges.first?.status { statuses.append(status) }
            }
            walk.client.closeSession(session)
            // One that is dead already was not used up.
            if let first = statuses.first, first < 400 { walk.provenance.noteScanned(capture.name) }
        }
        return observation
    }
}
