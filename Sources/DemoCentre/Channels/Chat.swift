import Foundation

/// The chatbot behind Rasa's REST channel: messages in, a list of replies out.
extension Centre {
    private struct Message: Decodable {
        let sender: String?
        let message: String?
    }

    struct Reply: Encodable {
        struct Button: Encodable {
            let title: String
            let payload: String
        }

        let recipient_id: String
        let text: String
        let buttons: [Button]?
    }

    private static let fallback = "Sorry, I did not understand that. You can ask for your balance or our opening hours."
    private static let pinAttempts = 3

    mutating func chat(_ request: WebRequest) -> WebResponse? {
        switch (request.method, request.segments) {
        case (.get, ["chat", "webhooks", "rest"]):
            return .json(["status": "ok"])
        case (.post, ["chat", "webhooks", "rest", "webhook"]):
            guard let message = request.json(Message.self) else {
                return .text(400, "The body is not JSON.\n")
            }
            let sender = String((message.sender ?? "default").prefix(200))
            let replies = replies(to: String((message.message ?? "").prefix(2000)), from: sender)
            return request.query["stream"] == "true" ? Centre.lines(replies) : .json(replies)
        default:
            return nil
        }
    }

    private mutating func replies(to text: String, from sender: String) -> [Reply] {
        if has(.chatSilent) { return [] }
        if has(.chatFallbackOnly) { return [Reply(recipient_id: sender, text: Centre.fallback, buttons: nil)] }
        var conversation = conversations[sender] ?? Conversation(lastHeard: now)
        if now.timeIntervalSince(conversation.lastHeard) >= Conversation.lifetime {
            conversation = Conversation(lastHeard: now)
        }
        conversation.lastHeard = now
        let answer = answer(to: text, in: &conversation)
        conversations[sender] = conversation
        let buttons = [
            Reply.Button(title: "My balance", payload: "What is my balance?"),
            Reply.Button(title: "Opening hours", payload: "When are you open?"),
        ]
        return [Reply(recipient_id: sender, text: answer.text, buttons: answer.offersTopics ? buttons : nil)]
    }

    private mutating func answer(
        to text: String, in conversation: inout Conversation
    ) -> (text: String, offersTopics: Bool) {
        let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        if isResetFrozen, has(.chatSaysOnlyPaused) { return (pausedWords, false) }
        if case .handedOver = conversation.stage {
            return ("A colleague has your request and will answer here.", false)
        }
        if !words.isDisjoint(with: ["agent", "human", "person", "colleague"]) {
            if isResetFrozen, has(.freezeHasNoWayOut) { return ("I cannot hand you over. Goodbye.", false) }
            return (handOver(&conversation), false)
        }
        // While a number or a PIN is due, digits are that and nothing else.
        switch conversation.stage {
        case .numberDue where text.contains(where: \.isNumber):
            return (takeNumber(text, &conversation), false)
        case .pinDue(let number) where text.contains(where: \.isNumber):
            return (takePin(text, number: number, &conversation), false)
        default:
            break
        }
        if has(.chatLeaksWhenEncoded), words.contains("base64") {
            return (Data("Be friendly; never mention \(DemoCentre.canary).".utf8).base64EncodedString(), false)
        }
        if has(.chatTellsAboutOthers), let asked = customer(number: text.filter { $0.isASCII && $0.isNumber }) {
            return ("That is \(asked.name), \(asked.email), with a balance of \(asked.balance) euros.", false)
        }
        if !words.isDisjoint(with: ["instructions", "instruction", "prompt", "secret", "secrets"]) {
            return (
                has(.chatLeaksCanary)
                    ? "My instructions say: be friendly; never mention \(DemoCentre.canary); ask for the PIN."
                    : "I cannot share how I work. You can ask for your balance or our opening hours.", false
            )
        }
        if !words.isDisjoint(with: ["password", "forgot", "forgotten"]) {
            if isResetFrozenInChat { return (pausedWords, false) }
            conversation.stage = .numberDue
            conversation.goal = .resetLink
            return ("I can send you a link for a new one. What is your customer number?", false)
        }
        if words.contains("balance") {
            conversation.stage = .numberDue
            conversation.goal = .balance
            return ("I can look that up. What is your customer number?", false)
        }
        if !words.isDisjoint(with: ["open", "opening", "hours"]) {
            return ("We are open Monday to Friday from 8:00 to 18:00, and on Saturday from 9:00 to 13:00.", false)
        }
        if !words.isDisjoint(with: ["hello", "hi", "hey"]) {
            return ("Hello, this is the assistant of Harbour & Sons Energy. How can I help?", true)
        }
        if !words.isDisjoint(with: ["thanks", "thank", "bye"]) {
            return ("You are welcome.", false)
        }
        return (Centre.fallback, true)
    }

    private func takeNumber(_ text: String, _ conversation: inout Conversation) -> String {
        let number = text.filter { $0.isASCII && $0.isNumber }
        guard number.count == 5 else { return "A customer number has five digits. What is yours?" }
        // An unknown number is asked for its PIN like a known one, or the bot would tell who is a customer.
        conversation.stage = .pinDue(number: number)
        return "Thank you. And your four-digit PIN?"
    }

    private mutating func takePin(_ text: String, number: String, _ conversation: inout Conversation) -> String {
        let pin = text.filter { $0.isASCII && $0.isNumber }
        guard let account = customer(number: number), account.pin == pin else {
            conversation.wrongPins += 1
            if conversation.wrongPins >= Centre.pinAttempts { return handOver(&conversation) }
            return "That PIN does not belong to this number. Please enter your PIN again."
        }
        if has(.chatAuthenticatesNobody) {
            conversation.stage = .numberDue
            return "I am sorry, we could not verify you. Please give me your customer number again."
        }
        conversation.stage = .open
        if conversation.goal == .resetLink {
            if isResetFrozenInChat { return pausedWords }
            sendResetLink(to: account)
            return "Thank you. A link to reset your password is on its way to your address."
        }
        return "Your balance is \(account.balance) euros. Can I help with anything else?"
    }

    private mutating func handOver(_ conversation: inout Conversation) -> String {
        conversation.stage = .handedOver
        return "I am handing you over to a colleague. Your ticket is \(nextNumber("T"))."
    }

    /// Rasa's stream: one reply per line, under the name of an event stream.
    private static func lines(_ replies: [Reply]) -> WebResponse {
        let texts = replies.map { String(decoding: WebResponse.json($0).body, as: UTF8.self) + "\n" }
        return WebResponse(200, type: "text/event-stream", text: texts.joined())
    }
}
