import Foundation

/// The inbox with Mailpit's HTTP interface under `/mail/api/v1`, and a page to look at.
extension Centre {
    mutating func mail(_ request: WebRequest) -> WebResponse? {
        let segments = request.segments
        guard segments.count > 1 else { return request.method == .get ? mailPage() : nil }
        guard segments.count >= 4, segments[1] == "api", segments[2] == "v1" else { return nil }
        switch (request.method, Array(segments.dropFirst(3))) {
        case (.get, ["messages"]):
            return list(mailbox.arrived, request)
        case (.get, ["search"]):
            return found(request).map { list($0, request) } ?? Centre.noQuery
        case (.delete, ["search"]):
            guard let found = found(request) else { return Centre.noQuery }
            mailbox.delete(Set(found.map(\.identifier)))
            return .text(200, "ok")
        case (.delete, ["messages"]):
            return deleteMails(request)
        case (.get, let rest) where rest.count >= 2 && rest[0] == "message":
            return message(rest[1], part: rest.dropFirst(2).joined(separator: "/"))
        default:
            return nil
        }
    }

    private static let noQuery = WebResponse.text(400, "Error: no search query\n")

    private func found(_ request: WebRequest) -> [Mail]? {
        guard let text = request.query["query"], !text.isEmpty else { return nil }
        let query = MailQuery(text)
        return mailbox.arrived.filter { query.fits($0) }
    }

    private func list(_ mails: [Mail], _ request: WebRequest) -> WebResponse {
        let start = max(0, request.query["start"].flatMap { Int($0) } ?? 0)
        let limit = min(max(0, request.query["limit"].flatMap { Int($0) } ?? 50), Mailbox.capacity)
        let all = mailbox.arrived
        return .json(
            MailpitList(
                total: all.count, unread: all.count { !$0.read }, messagesCount: mails.count,
                messagesUnread: mails.count { !$0.read }, start: start,
                messages: mails.dropFirst(start).prefix(limit).map { MailpitSummary($0) }))
    }

    private mutating func message(_ identifier: String, part: String) -> WebResponse? {
        let found = identifier == "latest" ? mailbox.arrived.first : mailbox.mail(identifier)
        guard let mail = found else { return .text(404, "Error: message not found\n") }
        switch part {
        case "":
            mailbox.markRead(mail.identifier)
            return .json(MailpitMessage(mail))
        case "headers":
            return .json(Dictionary(mail.fields.map { ($0.name, [$0.value]) }, uniquingKeysWith: +))
        case "raw":
            return .text(200, mail.wire)
        default:
            return nil
        }
    }

    private mutating func deleteMails(_ request: WebRequest) -> WebResponse {
        struct Selection: Decodable {
            let IDs: [String]?
        }
        // As in Mailpit, no selection means all of them.
        let selection = request.body.isEmpty ? Selection(IDs: nil) : request.json(Selection.self)
        guard let selection else { return .text(400, "Error: the body is not a selection\n") }
        let chosen = selection.IDs ?? []
        mailbox.delete(Set(chosen.isEmpty ? mailbox.arrived.map(\.identifier) : chosen))
        return .text(200, "ok")
    }

    private func mailPage() -> WebResponse {
        let items = mailbox.arrived.prefix(50).map { mail -> HTML in
            """
            <li><strong>\(mail.draft.subject)</strong> to \(mail.draft.toAddress), \(mail.created.formatted(.iso8601))
            <pre style="white-space:pre-wrap;overflow-wrap:anywhere">\(mail.draft.text)</pre></li>

            """
        }
        let none: HTML = "<p>No mail.</p>"
        return .page(
            Page(
                title: "Mail",
                content: """
                    <h1>Everybody's mail</h1>
                    \(items.isEmpty ? none : "<ul class=\"plain\">\n\(items)</ul>")
                    """))
    }
}
