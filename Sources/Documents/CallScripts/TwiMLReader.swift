/// Reads the verbs of TwiML with Twilio's defaults. What cannot be read in an attribute counts as not being there.
enum TwiMLReader {
    static func verb(_ element: XMLNode) -> CallScript.Verb {
        switch element.name {
        case "Gather": .gather(gather(element))
        case "Redirect": .redirect(url: text(element), method: method(element))
        case "Dial": .dial(dial(element))
        case "Enqueue": .enqueue(enqueue(element))
        case "Record": .record(record(element))
        case "Hangup": .hangup
        case "Reject": .reject(reason: element.nonEmptyAttribute("reason") ?? "rejected")
        case "Connect": .connect(kinds: element.elements.map(\.name))
        case "Refer":
            .refer(target: text(element), action: action(element), method: method(element))
        case "Pay": .pay(action: action(element), method: method(element))
        case "Message", "Sms": .message(text: text(element))
        case "Leave": .leave
        case "Start", "Stop", "Echo", "Queue": .background(name: element.name)
        default: prompt(element)
        }
    }

    /// The verbs that may stand inside of `Gather`.
    private static func prompt(_ element: XMLNode) -> CallScript.Verb {
        switch element.name {
        case "Say": .say(text: text(element), loop: number(element, "loop", atLeast: 0) ?? 1)
        case "Play":
            .play(
                url: text(element), digits: element.nonEmptyAttribute("digits"),
                loop: number(element, "loop", atLeast: 0) ?? 1)
        case "Pause": .pause(seconds: number(element, "length", atLeast: 0) ?? 1)
        default: .unknown(name: element.name)
        }
    }

    private static func gather(_ element: XMLNode) -> CallScript.Gather {
        var gather = CallScript.Gather()
        let input = (element.attribute("input") ?? "").split(whereSeparator: \.isWhitespace)
            .compactMap { CallScript.Gather.Input(rawValue: String($0)) }
        if !input.isEmpty { gather.input = Set(input) }
        gather.action = action(element)
        gather.method = method(element)
        gather.timeoutSeconds = number(element, "timeout", atLeast: 0) ?? gather.timeoutSeconds
        // An empty attribute switches the key off.
        if let key = element.attribute("finishOnKey") { gather.finishOnKey = key.first }
        gather.numDigits = number(element, "numDigits", atLeast: 1)
        gather.actionOnEmptyResult = flag(element, "actionOnEmptyResult") ?? false
        gather.prompts = element.elements.map(prompt)
        gather.hints = (element.attribute("hints") ?? "").split(separator: ",")
            .map { String($0).collapsingWhiteSpace }.filter { !$0.isEmpty }
        gather.language = element.nonEmptyAttribute("language")
        return gather
    }

    private static func dial(_ element: XMLNode) -> CallScript.Dial {
        var dial = CallScript.Dial()
        dial.action = action(element)
        dial.method = method(element)
        dial.timeoutSeconds = number(element, "timeout", atLeast: 0) ?? dial.timeoutSeconds
        dial.timeLimitSeconds = number(element, "timeLimit", atLeast: 0) ?? dial.timeLimitSeconds
        let children = element.elements
        let targets =
            children.isEmpty
            ? [CallScript.Dial.Target(kind: "number", value: text(element))]
            : children.map { CallScript.Dial.Target(kind: $0.name.lowercased(), value: text($0)) }
        dial.targets = targets.filter { !$0.value.isEmpty }
        return dial
    }

    private static func enqueue(_ element: XMLNode) -> CallScript.Enqueue {
        // With a workflow the text is the task's attributes, and no queue.
        let workflow = element.nonEmptyAttribute("workflowSid")
        return CallScript.Enqueue(
            queue: workflow == nil ? text(element) : "", action: action(element), method: method(element),
            waitURL: element.nonEmptyAttribute("waitUrl"), workflow: workflow)
    }

    private static func record(_ element: XMLNode) -> CallScript.Record {
        var record = CallScript.Record()
        record.action = action(element)
        record.method = method(element)
        record.timeoutSeconds = number(element, "timeout", atLeast: 0) ?? record.timeoutSeconds
        record.finishOnKey = element.attribute("finishOnKey") ?? record.finishOnKey
        record.maximumSeconds = number(element, "maxLength", atLeast: 0) ?? record.maximumSeconds
        record.playsBeep = flag(element, "playBeep") ?? true
        return record
    }

    /// What is said or called, without the tags of SSML. Those that make a pause separate words.
    private static func text(_ element: XMLNode) -> String {
        let pausing: Set<String> = ["break", "p", "s"]
        let pieces = element.descendants.map { $0.isElement ? (pausing.contains($0.name) ? " " : "") : $0.ownText }
        return pieces.joined().collapsingWhiteSpace
    }

    private static func action(_ element: XMLNode) -> String? {
        element.attribute("action").map(\.strippingASCIIWhiteSpace).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func method(_ element: XMLNode) -> CallScript.Method {
        element.attribute("method")?.strippingASCIIWhiteSpace.uppercased() == "GET" ? .get : .post
    }

    private static func number(_ element: XMLNode, _ name: String, atLeast minimum: Int) -> Int? {
        element.attribute(name).flatMap { Int($0.strippingASCIIWhiteSpace) }.flatMap { $0 >= minimum ? $0 : nil }
    }

    private static func flag(_ element: XMLNode, _ name: String) -> Bool? {
        switch element.attribute(name)?.strippingASCIIWhiteSpace.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
