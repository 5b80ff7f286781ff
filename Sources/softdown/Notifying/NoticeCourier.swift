import Engine
import Foundation
import Journeys
import Notices
import Storage
import Transfers
import Verdicts

/// Tells each target what it has not been told, and remembers what arrived.
struct NoticeCourier: Sendable {
    let plan: Plan
    let shelf: SecretShelf
    let store: ResultStore
    let client: any TransferClient
    let authorityFile: String?

    private var settings: NoticeSettings { plan.site.notices }
    private static let limits = Limits(totalMilliseconds: 15_000, connectMilliseconds: 10_000, bodyBytes: 64 << 10)

    /// - Returns: what could not be told, in words without addresses: these may be secrets.
    func deliver(_ summary: Summary) async throws(StorageError) -> [String] {
        guard !settings.targets.isEmpty else { return [] }
        let known = try store.noticeRecords()
        let planner = NoticePlanner(summary, reminder: settings.reminder.map { Double($0.wholeSeconds) })
        var faults: [String] = []
        var records: [NoticeRecord] = []
        await withTaskGroup(of: (String, [NoticeEvent], String?).self) { group in
            for target in settings.targets {
                let events = planner.events(knowing: known[target.name] ?? [])
                let message = message(events, for: target, summary, known[target.name] ?? [])
                guard !message.events.isEmpty else { continue }
                group.addTask { (target.name, events, await send(message, to: target)) }
            }
            for await (target, events, problem) in group {
                if let problem { faults.append("the notice to '\(target)' did not arrive: \(problem)") }
                for event in events {
                    var record =
                        known[target]?.first { $0.incident == event.incident }
                        ?? NoticeRecord(target: target, incident: event.incident)
                    if problem == nil {
                        record.told(event.reason, isClosed: event.kind == .recovered, at: summary.generatedAt)
                    } else {
                        record.failed(at: summary.generatedAt)
                    }
                    records.append(record)
                }
            }
        }
        try store.keep(records, at: summary.generatedAt)
        return faults.sorted()
    }

    /// Says that softdown is alive and did its work. Failing is worth a line, and nothing else.
    func beat() async -> String? {
        guard let heartbeat = settings.heartbeat else { return nil }
        do {
            let url = try text.fill(heartbeat)
            return await ask(TransferRequest(url: url, headers: [Self.agent], limits: Self.limits)).map {
                "the heartbeat did not arrive: \($0)"
            }
        } catch {
            return "the heartbeat has no address: \(error)"
        }
    }

    /// Whether something is to be told although nothing was walked: an attempt that failed is due again.
    func isOwing(at now: Date) throws(StorageError) -> Bool {
        guard !settings.targets.isEmpty else { return false }
        let names = Set(settings.targets.map(\.name))
        return try store.noticeRecords().filter { names.contains($0.key) }.values.joined().contains { record in
            record.failures > 0 && record.notBefore.map { $0 <= now } ?? true
        }
    }

    // MARK: What

    private func message(
        _ events: [NoticeEvent], for target: NoticeTarget, _ summary: Summary, _ records: [NoticeRecord]
    ) -> NoticeMessage {
        var events = events
        if case .alertmanager = target.kind {
            // What is open is sent each time: silence would end the alert.
            let told = Set(events.map(\.incident))
            events += summary.incidents.filter { $0.endedAt == nil && !told.contains($0.id) }.map { incident in
                NoticeEvent(.reminder, of: incident, in: summary.channels.first { $0.name == incident.channel })
            }
            let waiting = records.contains { ($0.notBefore ?? .distantPast) > summary.generatedAt }
            if waiting { events = [] }
        }
        return NoticeMessage(
            site: plan.site.name, title: plan.site.title, at: summary.generatedAt,
            link: settings.link.flatMap { try? text.fill($0) }, events: events)
    }

    private var text: SiteText { SiteText(site: plan.site, shelf: shelf) }

    // MARK: How

    /// - Returns: why it did not arrive.
    private func send(_ message: NoticeMessage, to target: NoticeTarget) async -> String? {
        do {
            switch target.kind {
            case .webhook(let endpoint):
                return await ask(try post(endpoint, path: "", try WebhookNotice(message).json()))
            case .alertmanager(let endpoint):
                // Three times the pace of the site's fastest journey, and never less than Alertmanager's own five minutes.
                let pace = plan.journeys.filter { !$0.isGuard }.map(\.every.wholeSeconds).min() ?? 300
                let body = try AlertmanagerNotice(message, holds: Double(max(3 * pace, 300))).json()
                return await ask(try post(endpoint, path: "/api/v2/alerts", body))
            case .mail(let mail):
                return await ask(try submission(mail, message))
            case .command(let words):
                return await NoticeCommand.run(words, input: try WebhookNotice(message).json(), site: plan.site.name)
            }
        } catch {
            return "\(error)"
        }
    }

    private func post(_ endpoint: NoticeEndpoint, path: String, _ body: [UInt8]) throws -> TransferRequest {
        var url = try text.fill(endpoint.url)
        if !path.isEmpty {
            while url.hasSuffix("/") { url.removeLast() }
            url += path
        }
        var headers = [HeaderField("Content-Type", "application/json"), Self.agent]
        for header in endpoint.headers { headers.append(HeaderField(header.name, try text.fill(header.value))) }
        return TransferRequest(
            method: "POST", url: url, headers: headers, body: .bytes(body), limits: Self.limits,
            trust: .init(authorityFile: authorityFile))
    }

    private func submission(_ mail: NoticeMail, _ message: NoticeMessage) throws -> TransferRequest {
        let sender = try text.fill(mail.sender)
        let recipients = try mail.recipients.map { try text.fill($0) }
        let server = try text.fill(mail.server)
        let bytes = MailNotice(
            message, sender: sender, recipients: recipients, identifier: UUID().uuidString.lowercased()
        ).bytes
        var login: TransferRequest.Login?
        if let user = mail.user, let password = mail.password {
            login = .password(user: try text.fill(user), password: try text.fill(password))
        }
        return TransferRequest(
            url: server, body: .bytes(bytes), login: login, limits: Self.limits,
            trust: .init(authorityFile: authorityFile),
            requiresStartTLS: mail.startsTLS && server.hasPrefix("smtp://"),
            envelope: .init(sender: sender, recipients: recipients))
    }

    private static let agent = HeaderField("User-Agent", "softdown/\(Version.text)")

    private func ask(_ request: TransferRequest) async -> String? {
        let session = client.openSession()
        defer { client.closeSession(session) }
        let outcome = await client.transfer(request, in: session)
        if let failure = outcome.failure { return failure.kind.advice }
        guard request.envelope == nil, let status = outcome.answer?.status else { return nil }
        return (200..<300).contains(status) ? nil : "it answered with status \(status)"
    }
}
