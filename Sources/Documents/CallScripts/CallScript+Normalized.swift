extension CallScript {
    /// A text that is equal for documents that treat the caller alike, however they are written: for finding callers who go in circles.
    package var normalized: String { Self.normalized(verbs, indent: "").joined(separator: "\n") }

    private static func normalized(_ verbs: [Verb], indent: String) -> [String] {
        verbs.flatMap { verb in normalized(verb).map { indent + $0 } }
    }

    private static func normalized(_ verb: Verb) -> [String] {
        switch verb {
        case .say(let text, let loop): ["say \(loop) \(text.collapsingWhiteSpace.lowercased())"]
        case .play(let url, let digits, let loop): ["play \(loop) \(url) \(digits ?? "")"]
        case .pause(let seconds): ["pause \(seconds)"]
        case .gather(let gather): normalized(gather)
        case .redirect(let url, let method): ["redirect \(method.rawValue) \(url)"]
        case .dial(let dial):
            ["dial \(dial.action ?? "-") " + dial.targets.map { "\($0.kind):\($0.value)" }.joined(separator: " ")]
        case .enqueue(let enqueue): ["enqueue \(enqueue.queue) \(enqueue.action ?? "-") \(enqueue.workflow ?? "-")"]
        case .record(let record): ["record \(record.action ?? "-") \(record.finishOnKey)"]
        case .hangup: ["hangup"]
        case .reject(let reason): ["reject \(reason)"]
        case .connect(let kinds): ["connect \(kinds.joined(separator: " "))"]
        case .refer(let target, let action, _): ["refer \(target) \(action ?? "-")"]
        case .pay(let action, _): ["pay \(action ?? "-")"]
        case .message(let text): ["message \(text.collapsingWhiteSpace.lowercased())"]
        case .leave: ["leave"]
        case .background(let name): ["background \(name)"]
        case .unknown(let name): ["unknown \(name)"]
        }
    }

    private static func normalized(_ gather: Gather) -> [String] {
        let input = gather.input.map(\.rawValue).sorted().joined(separator: "+")
        let digits = gather.numDigits.map(String.init) ?? "-"
        let key = gather.finishOnKey.map(String.init) ?? "-"
        let head = "gather \(input) \(gather.method.rawValue) \(gather.action ?? "-") \(digits) \(key)"
        return [head] + normalized(gather.prompts, indent: "  ")
    }
}
