import Documents
import Journeys
import Transfers

/// What a persona adds to the requests of a customer's browser or chat. Calls come from the platform, and mailboxes are
/// ours: neither of them wears it.
struct Dress: Sendable {
    var headers: [HeaderField] = []
    var cookies: [Cookie] = []
    var proxy: TransferRequest.Proxy?

    struct Cookie: Sendable {
        var name: String
        var value: String
    }

    /// Headers and cookies of one request. What the journey says itself comes first, and a cookie that the service has
    /// set takes the place of the persona's.
    ///
    /// - Parameter jar: names of the session's cookies that go along anyway.
    func fields(besides given: [HeaderField], jar: Set<String>) -> [HeaderField] {
        var fields = headers.filter { given.value(of: $0.name) == nil }
        let own = cookies.filter { !jar.contains($0.name) }
        if !own.isEmpty {
            fields.append(HeaderField("Cookie", own.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")))
        }
        return fields
    }
}

extension Walk {
    /// Fills in what the persona brings, and keeps it out of every sink.
    func dressUp() throws(StepProblem) {
        guard let persona = journey.appearance?.persona else { return }
        var dress = Dress()
        for header in persona.headers { dress.headers.append(HeaderField(header.name, try fill(header.value))) }
        for cookie in persona.cookies {
            let value = try fill(cookie.value)
            guard !value.utf8.contains(where: { $0 < 0x21 || $0 == 0x7F || $0 == 0x3B || $0 == 0x2C }) else {
                throw .ownFault("the cookie '\(cookie.name)' of the persona '\(persona.name)' cannot be sent")
            }
            if value.utf8.count >= 6 { secrets.add(value, label: "cookie \(cookie.name)") }
            dress.cookies.append(Dress.Cookie(name: cookie.name, value: value))
        }
        dress.proxy = try proxy(of: persona)
        self.dress = dress
    }

    private func proxy(of persona: Persona) throws(StepProblem) -> TransferRequest.Proxy? {
        guard let declared = persona.proxy else { return nil }
        var proxy = TransferRequest.Proxy(url: try fill(declared.url))
        guard hosts.allows(proxy.url) else {
            throw .ownFault("the proxy of the persona '\(persona.name)' is not in hosts:")
        }
        proxy.user = try declared.user.map { (template) throws(StepProblem) in try fill(template) }
        if let value = declared.password {
            do {
                let password = try values.text(of: value)
                secrets.add(password, label: "the proxy's password")
                proxy.password = password
            } catch {
                throw .ownFault("'{{\(error.name)}}' has no value")
            }
        }
        return proxy
    }
}
