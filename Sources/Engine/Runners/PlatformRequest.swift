import Credentials
import Documents
import Journeys
import Observations
import Transfers

/// The platform's side of a call: requests to the webhook, signed and with the platform's parameters (PROTOCOLS A1).
struct PlatformRequest {
    struct Fetch {
        var url: String
        var method: CallScript.Method
        /// In the order in which they are sent.
        var parameters: [(String, String)]
        var isWithoutInput: Bool
    }

    struct Document {
        var exchanges: [Exchange] = []
        var signs: [Sign] = []
        var script: CallScript?
        /// After redirects; what relative addresses belong to.
        var url = ""
        var retryAfter: Int?
    }

    private let walk: Walk
    private let session: Session
    private let token: Secret?
    private let standing: [(String, String)]
    let first: Fetch
    /// What Twilio waits for a whole answer, in microseconds (error 11205).
    private static let patience = 15_000_000

    init(_ call: CallStep, walk: Walk, session: Session) throws(StepProblem) {
        self.walk = walk
        self.session = session
        if let template = call.signWith {
            let key = try walk.fill(template)
            walk.secrets.add(key, label: "the signature's key")
            token = Secret(key)
        } else {
            token = nil
        }
        let caller = try call.caller.map { (template) throws(StepProblem) in try walk.fill(template) } ?? "+15550100001"
        let called = try call.called.map { (template) throws(StepProblem) in try walk.fill(template) } ?? "+15550100002"
        let account =
            try call.accountIdentifier.map { (template) throws(StepProblem) in try walk.fill(template) }
            ?? "AC" + String(repeating: "0", count: 32)
        let digits = Fingerprint.of(walk.runIdentifier + session.name)
        standing = [
            ("CallSid", "CA" + digits), ("AccountSid", account), ("From", caller), ("To", called), ("Caller", caller),
            ("Called", called), ("Direction", "inbound"), ("ApiVersion", "2010-04-01"),
        ]
        let answer = try walk.fill(call.answer)
        first = Fetch(
            url: Self.withoutFragment(answer), method: call.method == "GET" ? .get : .post,
            parameters: standing + [("CallStatus", "ringing")], isWithoutInput: true)
    }

    /// The request that a verb asks for. Without an address it goes to the document's own.
    func fetch(
        _ action: String?, method: CallScript.Method, from url: String, adding input: [(String, String)]
    ) -> Fetch {
        let target = action.flatMap { $0.isEmpty ? nil : URLReference.resolve($0, against: url) } ?? url
        return Fetch(
            url: Self.withoutFragment(target), method: method,
            parameters: standing + [("CallStatus", "in-progress")] + input, isWithoutInput: input.isEmpty)
    }

    /// What somebody hears who has just been put into a queue.
    func waiting(_ address: String, from url: String, queue: String) -> Fetch? {
        guard let target = URLReference.resolve(address, against: url), walk.hosts.allows(target) else { return nil }
        let digits = Fingerprint.of(walk.runIdentifier + queue)
        return fetch(
            target, method: .post, from: url,
            adding: [
                ("QueueSid", "QU" + digits), ("QueuePosition", "1"), ("QueueTime", "0"), ("AvgQueueTime", "0"),
                ("CurrentQueueSize", "1"),
            ])
    }

    func document(_ fetch: Fetch) async -> Document {
        var document = Document()
        var hop = fetch
        for _ in 0..<10 {
            let start = walk.elapsed
            let navigation = await walk.browser(isCustomers: false).navigate(request(for: hop), in: session.identifier)
            document.exchanges += navigation.exchanges
            document.signs += navigation.signs
            document.retryAfter = navigation.retryAfter
            guard let answer = navigation.answer, navigation.signs.isEmpty else { return document }
            if walk.elapsed - start > Self.patience {
                let seconds = (walk.elapsed - start) / 1_000_000
                document.signs.append(
                    Sign(.timedOut, "the answer took \(seconds) s, and the platform gives up after 15 s (error 11205)"))
                return document
            }
            if (300..<400).contains(answer.status), let location = answer.headers.value(of: "Location"),
                let target = URLReference.resolve(location, against: hop.url)
            {
                hop.url = Self.withoutFragment(target)
                if answer.status < 307 { hop.method = .get }
                continue
            }
            document.url = answer.url
            let borrowed = await walk.borrowRoom(for: answer.body)
            defer { walk.giveBack(room: borrowed) }
            read(answer, into: &document)
            return document
        }
        document.signs.append(Sign(.tooManyRedirects, "more than 10 redirects in a row"))
        return document
    }

    func recording(_ url: String) async -> Navigation {
        let request = NavigationRequest(url: url, redirectLimit: 5)
        return await walk.browser(isCustomers: false).navigate(request, in: session.identifier)
    }

    private func read(_ answer: Subject.Answer, into document: inout Document) {
        if let wall = BotWall.sign(for: answer) {
            document.signs.append(wall)
        } else if answer.status >= 400 {
            document.signs.append(Sign(.statusRefused, "\(answer.status) at \(answer.url)"))
        } else if answer.body.isEmpty {
            document.signs.append(
                Sign(.emptyCallDocument, "\(answer.status) with an empty body", symptom: .emptyCallDocument))
        } else {
            do {
                document.script = try CallScript.twiml(bytes: answer.body, contentType: answer.contentType)
            } catch {
                document.signs.append(Sign(.invalidCallDocument, "\(error)"))
            }
        }
    }

    private func request(for fetch: Fetch) -> NavigationRequest {
        var request = NavigationRequest(method: fetch.method.rawValue, url: fetch.url, redirectLimit: 0)
        request.headers = [
            HeaderField("User-Agent", "TwilioProxy/1.1"), HeaderField("Accept", "text/xml, application/xml, text/html"),
            HeaderField("I-Twilio-Idempotency-Token", RunIdentifier.random()),
        ]
        let encoded = FormURLEncoding.encode(fetch.parameters.map { FormEntry($0.0, $0.1) })
        var signed = fetch.parameters
        if fetch.method == .get {
            request.url += (fetch.url.contains("?") ? "&" : "?") + encoded
            signed = []
        } else {
            request.headers.append(
                HeaderField("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"))
            request.body = .bytes(Array(encoded.utf8))
        }
        if let token {
            let signature = TwilioSignature.sign(url: request.url, form: signed, token: token)
            request.headers.append(HeaderField("X-Twilio-Signature", signature))
        }
        return request
    }

    private static func withoutFragment(_ url: String) -> String {
        url.firstIndex(of: "#").map { String(url[..<$0]) } ?? url
    }
}
