import Documents
import Foundation
import Observations
import Transfers

/// Walks redirects hop by hop as a browser does (Fetch standard, HTTP-redirect fetch; Referrer Policy's default,
/// strict-origin-when-cross-origin), and keeps each hop.
struct Browser {
    let client: any TransferClient
    let clock: any EngineClock
    let hosts: HostRules
    let trust: TransferRequest.Trust
    let bodyLimit: Int
    let syntheticName: String
    let gate: HostGate
    /// The clock's reading at the run's start, for offsets.
    let epoch: Int
    /// The clock's reading at which the run is cut off.
    var deadline: Int
    var dress = Dress()

    func navigate(_ first: NavigationRequest, in session: SessionIdentifier) async -> Navigation {
        var navigation = Navigation()
        var visited: Set<String> = []
        var next: NavigationRequest? = first
        while let hop = next, mayAsk(hop, &navigation) {
            let jar = await client.cookies(of: session, for: hop.url)
            guard let dressed = dressed(hop, of: first, jar, &visited, &navigation) else { return navigation }
            let (exchange, outcome) = await exchange(dressed, in: session)
            navigation.exchanges.append(exchange)
            next = follow(hop, of: first, outcome, &navigation)
        }
        return navigation
    }

    // Functions of their own for the reason that ``StepRunner`` gives.

    @inline(never)
    private func mayAsk(_ hop: NavigationRequest, _ navigation: inout Navigation) -> Bool {
        if hosts.allows(hop.url) { return true }
        let host = URLReference.origin(of: hop.url) ?? "an address without a host"
        navigation.signs.append(Sign(.hostNotAllowed, "led to \(host), which is not in hosts:"))
        return false
    }

    /// The hop as it is sent; nothing where it was made before, with the same cookies.
    @inline(never)
    private func dressed(
        _ hop: NavigationRequest, of first: NavigationRequest, _ jar: [Cookie], _ visited: inout Set<String>,
        _ navigation: inout Navigation
    ) -> NavigationRequest? {
        let state = jar.map { "\($0.name)=\($0.value)" }.sorted()
        guard visited.insert(([hop.method, hop.url] + state).joined(separator: "\n")).inserted else {
            navigation.answer = nil
            navigation.signs.append(
                Sign(.redirectCircle, "redirected back to \(hop.url) with the same cookies", symptom: .redirectCircle))
            return nil
        }
        var dressed = hop
        // A persona is for the origin that the customer turned to, like every header of the journey's own.
        if URLReference.origin(of: hop.url) == URLReference.origin(of: first.url) {
            dressed.headers += dress.fields(besides: hop.headers, jar: Set(jar.map(\.name)))
        }
        return dressed
    }

    /// Takes what was answered, and says where it leads on to, if anywhere.
    @inline(never)
    private func follow(
        _ hop: NavigationRequest, of first: NavigationRequest, _ outcome: TransferOutcome,
        _ navigation: inout Navigation
    ) -> NavigationRequest? {
        if let sign = TransferSigns.sign(for: outcome, url: hop.url) {
            navigation.signs.append(sign)
            return nil
        }
        guard let answer = outcome.answer else { return nil }
        navigation.answer = Subject.Answer(
            status: answer.status, url: hop.url, headers: answer.headers, body: answer.body)
        navigation.retryAfter = RetryAfter.seconds(answer.headers, now: clock.now)
        guard first.redirectLimit > 0, let next = redirect(from: hop, answer: answer) else { return nil }
        if next.body != .none, URLReference.origin(of: next.url) != URLReference.origin(of: hop.url) {
            // What was entered is for the origin that it was entered at, even where 307 and 308 ask for it again.
            let origin = URLReference.origin(of: next.url) ?? "another origin"
            navigation.signs.append(
                Sign(.hostNotAllowed, "\(answer.status) asked to send what was entered on to \(origin)"))
            return nil
        }
        guard navigation.redirects < first.redirectLimit else {
            navigation.signs.append(Sign(.tooManyRedirects, "more than \(first.redirectLimit) redirects in a row"))
            return nil
        }
        navigation.redirects += 1
        return next
    }

    private func exchange(_ hop: NavigationRequest, in session: SessionIdentifier) async -> (Exchange, TransferOutcome)
    {
        var request = self.request(for: hop)
        let origin = URLReference.origin(of: hop.url) ?? ""
        await gate.enter(origin)
        let start = clock.microseconds
        let left = max((deadline - start) / 1000, 0)
        let outcome: TransferOutcome
        if left == 0 {
            outcome = TransferOutcome(
                answer: nil, failure: TransferFailure(.timeout, "no time was left for this request"))
        } else {
            request.limits.totalMilliseconds = left
            request.limits.connectMilliseconds = min(left, request.limits.connectMilliseconds)
            outcome = await client.transfer(request, in: session)
        }
        await gate.leave(origin)
        return (Exchange(request, outcome, offset: start - epoch), outcome)
    }

    @inline(never)
    private func request(for hop: NavigationRequest) -> TransferRequest {
        var request = TransferRequest(method: hop.method, url: hop.url, body: hop.body, login: hop.login, trust: trust)
        request.headers = headers(for: hop)
        request.proxy = dress.proxy
        request.limits.bodyBytes = bodyLimit
        return request
    }

    private func headers(for hop: NavigationRequest) -> [HeaderField] {
        var headers = hop.headers
        func addUnlessGiven(_ name: String, _ value: String) {
            if headers.value(of: name) == nil { headers.append(HeaderField(name, value)) }
        }
        addUnlessGiven("User-Agent", "softdown (synthetic monitoring)")
        addUnlessGiven("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        addUnlessGiven("Accept-Language", "en")
        addUnlessGiven("X-Synthetic", syntheticName)
        if let referrer = hop.referrer.flatMap({ Self.referrer($0, to: hop.url) }) {
            addUnlessGiven("Referer", referrer)
        }
        if hop.sendsOrigin {
            let origin = hop.referrer.flatMap(URLReference.origin(of:)) ?? URLReference.origin(of: hop.url)
            addUnlessGiven("Origin", origin ?? "null")
        }
        return headers
    }

    private func redirect(from hop: NavigationRequest, answer: TransferOutcome.Answer) -> NavigationRequest? {
        guard [301, 302, 303, 307, 308].contains(answer.status),
            let location = answer.headers.value(of: "Location"),
            let target = URLReference.resolve(location, against: hop.url)
        else { return nil }
        var next = hop
        next.url = URLReference(target).map { Self.withoutFragment($0) } ?? target
        let becomesGet = answer.status == 303 ? hop.method != "HEAD" : answer.status < 303 && hop.method == "POST"
        if becomesGet {
            next.method = "GET"
            next.body = .none
            next.sendsOrigin = false
            next.headers.removeAll { $0.name.lowercased().hasPrefix("content-") }
        }
        if URLReference.origin(of: next.url) != URLReference.origin(of: hop.url) {
            // Credentials are for the origin that they were given to, and any header of the journey's may hold one.
            next.login = nil
            next.headers.removeAll { field in
                let name = field.name.lowercased()
                return !name.hasPrefix("content-") && !["accept", "accept-language", "user-agent"].contains(name)
            }
        }
        return next
    }

    private static func withoutFragment(_ reference: URLReference) -> String {
        var copy = reference
        copy.fragment = nil
        return copy.text
    }

    /// The whole URL within an origin, the origin alone across, nothing from https to http.
    static func referrer(_ page: String, to target: String) -> String? {
        guard let origin = URLReference.origin(of: page), var reference = URLReference(page) else { return nil }
        if origin == URLReference.origin(of: target) {
            reference.fragment = nil
            reference.userInfo = nil
            return reference.text
        }
        if page.lowercased().hasPrefix("https:"), !target.lowercased().hasPrefix("https:") { return nil }
        return origin + "/"
    }
}
