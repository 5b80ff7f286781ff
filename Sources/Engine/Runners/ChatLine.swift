import Documents
import JSONPath
import Observations
import Transfers

/// The wire of Rasa's REST channel: a message goes out, a list of messages comes back (PROTOCOLS B1).
struct ChatLine {
    struct Button {
        var title: String
        var payload: String
    }

    struct Answer {
        var navigation: Navigation
        var replies: [String] = []
        var buttons: [Button] = []
        var signs: [Sign] = []
        /// How the bot's platform marks a reply that was no understanding: the name of Rasa's response.
        var fallbackMarker: String?
    }

    let walk: Walk
    let session: Session
    let url: String
    let headers: [HeaderField]
    let login: TransferRequest.Login?
    let sender: String
    /// Buttons of the last answer.
    private(set) var offered: [Button] = []

    init(
        walk: Walk, session: Session, url: String, headers: [HeaderField], login: TransferRequest.Login?, sender: String
    ) {
        self.walk = walk
        self.session = session
        self.url = url
        self.headers = headers
        self.login = login
        self.sender = sender
    }

    /// The same bot, met by somebody whom it does not know.
    func stranger(named name: String) -> ChatLine {
        ChatLine(walk: walk, session: session, url: url, headers: headers, login: login, sender: "\(sender)-\(name)")
    }

    mutating func say(_ message: String) async -> Answer {
        let body = JSON.object(
            JSON.Object([
                JSON.Member(name: "sender", value: .string(sender)),
                JSON.Member(name: "message", value: .string(message)),
            ]))
        var request = NavigationRequest(method: "POST", url: url, redirectLimit: 0)
        request.headers =
            headers + [HeaderField("Content-Type", "application/json"), HeaderField("Accept", "application/json")]
        request.login = login
        request.body = .bytes(Array(body.text.utf8))
        var answer = Answer(navigation: await walk.browser().navigate(request, in: session.identifier))
        answer.signs = answer.navigation.signs
        guard let response = answer.navigation.answer, answer.signs.isEmpty else { return answer }
        if let wall = BotWall.sign(for: response) {
            answer.signs.append(wall)
        } else if response.status >= 400 {
            answer.signs.append(Sign(.statusRefused, "\(response.status) at \(url)"))
        } else {
            let borrowed = await walk.borrowRoom(for: response.body)
            defer { walk.giveBack(room: borrowed) }
            read(response, into: &answer)
        }
        offered = answer.buttons
        return answer
    }

    private func read(_ response: Subject.Answer, into answer: inout Answer) {
        let json: JSON
        do {
            json = try JSON(parsing: response.body)
        } catch {
            let isHTML = response.contentType?.lowercased().contains("html") ?? false
            answer.signs.append(
                response.body.isEmpty
                    ? Sign(.emptyReply, "\(response.status) with an empty body", symptom: .noReply)
                    : Sign(
                        isHTML ? .wrongContentType : .invalidJSON,
                        isHTML ? "HTML where a list of messages was due" : "the body is no JSON: \(error)"))
            return
        }
        guard case .array(let messages) = json else {
            let detail = ErrorInSuccess.detail(json) ?? "\(json.typeName) where a list of messages was due"
            answer.signs.append(Sign(.invalidJSON, detail))
            return
        }
        var saysSomething = false
        for message in messages.prefix(100) {
            guard case .object(let object) = message else { continue }
            for member in object.members {
                switch (member.name, member.value) {
                case ("text", .string(let text)) where !text.allSatisfy(\.isWhitespace): answer.replies.append(text)
                case ("buttons", .array(let buttons)): answer.buttons += buttons.prefix(50).compactMap(Self.button)
                case ("metadata", .object(let metadata)):
                    answer.fallbackMarker = answer.fallbackMarker ?? Self.fallbackMarker(metadata)
                case ("image", .string), ("attachment", .string), ("attachment", .object): saysSomething = true
                default: continue
                }
            }
        }
        if answer.replies.isEmpty, answer.buttons.isEmpty, !saysSomething {
            answer.signs.append(
                Sign(
                    .emptyReply,
                    messages.isEmpty ? "200 and an empty list of messages" : "200 and messages without words",
                    symptom: .noReply))
        }
    }

    /// Rasa hands the name of the response on where the assistant asks it to.
    private static func fallbackMarker(_ metadata: JSON.Object) -> String? {
        for member in metadata.members where ["utter_action", "template_name", "response"].contains(member.name) {
            guard case .string(let name) = member.value else { continue }
            let markers = ["utter_default", "utter_fallback", "rephrase", "out_of_scope", "utter_ask_rephrase"]
            if markers.contains(where: name.contains) { return Shortening.line(name, limit: 60) }
        }
        return nil
    }

    private static func button(_ json: JSON) -> Button? {
        guard case .object(let object) = json else { return nil }
        var button = Button(title: "", payload: "")
        for member in object.members {
            guard case .string(let text) = member.value else { continue }
            if member.name == "title" { button.title = text }
            if member.name == "payload" { button.payload = text }
        }
        return button.title.isEmpty ? nil : button
    }
}
