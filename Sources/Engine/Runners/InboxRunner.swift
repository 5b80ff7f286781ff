import Documents
import Foundation
import Journeys
import Observations
import Transfers

/// Waits for a mail that the step before caused, and reads it.
struct InboxRunner {
    let walk: Walk
    let step: Step

    func run(_ inbox: InboxStep, _ observation: Observation) async throws(StepProblem) -> Observation {
        let reader = try MailboxReader(inbox, walk: walk)
        defer { reader.close() }
        let recipient = try walk.fill(inbox.recipient)
        let wanted = Wanted(
            recipient: recipient,
            subject: try inbox.subject.map { (template) throws(StepProblem) in try walk.fill(template) },
            sender: try inbox.sender.map { (template) throws(StepProblem) in try walk.fill(template) })
        let baseline: MailboxBaseline
        if let known = walk.mailboxBaselines[step.id] {
            baseline = known
        } else {
            baseline = await reader.baseline(recipient: recipient)
        }
        if let problem = baseline.problem { throw .ownFault("the mailbox could not be read: \(problem)") }
        var observation = observation
        var seen = MailSeen(recipient: recipient)
        let limit = step.within?.wholeMicroseconds ?? 60_000_000
        let start = walk.elapsed
        var unread: String?
        while true {
            seen.searches += 1
            let begun = walk.elapsed - start
            let found = await reader.messages(since: baseline, recipient: recipient, taken: walk.takenMessages)
            observation.exchanges = Array((observation.exchanges + found.exchanges).suffix(6))
            if let problem = found.problem { throw .ownFault("the mailbox could not be read: \(problem)") }
            if let (identifier, message) = found.messages.first(where: { wanted.fits($0.message) }) {
                walk.takenMessages.insert(identifier)
                let read = read(message, inbox, after: walk.elapsed - start, limit: limit, seen, observation)
                return inbox.scanner && !read.isFailing ? await LinkScanner(walk: walk).scanned(step, read) : read
            }
            unread = found.unread
            // The last look begins when the time is over, however late we were told what the one before it found.
            guard begun < limit, walk.left > 0 else { break }
            let passed = walk.elapsed - start
            try await walk.sleep(min(passed < 5_000_000 ? 500_000 : 2_000_000, max(limit - passed, 0)))
        }
        if let unread { throw .ownFault("a mail could not be read: \(unread)") }
        observation.seen = .mail(seen)
        observation.signs.append(
            Sign(.mailMissing, "no new mail to \(recipient) within \(limit / 1_000_000) s (\(seen.searches) looks)"))
        return observation
    }

    private struct Wanted {
        var recipient: String
        var subject: String?
        var sender: String?

        func fits(_ message: MailMessage) -> Bool {
            let headers = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"]
            let addresses = headers.flatMap { message.addresses($0) }.map { $0.address.lowercased() }
            guard addresses.contains(recipient.lowercased()) else { return false }
            if let subject, !message.subject.lowercased().contains(subject.lowercased()) { return false }
            if let sender, !message.from.contains(where: { $0.address.lowercased().contains(sender.lowercased()) }) {
                return false
            }
            return true
        }
    }

    private func read(
        _ message: MailMessage, _ inbox: InboxStep, after passed: Int, limit: Int, _ seen: MailSeen,
        _ observation: Observation
    ) -> Observation {
        var observation = observation
        var seen = seen
        let links = message.links
        seen.message = MailSeen.Message(
            subject: Shortening.line(message.subject), sender: message.from.first?.address ?? "",
            date: message.header("Date") ?? "", arrivedAfter: passed,
            linkHosts: Array(Set(links.compactMap(URLReference.origin(of:)))).sorted(),
            text: Shortening.block(message.text))
        // Links and codes of a mail open accounts: they are secrets, whether they are captured or not.
        for link in links {
            walk.secrets.add(link, label: "link")
            for part in Self.tokens(of: link) { walk.secrets.add(part, label: "link") }
        }
        for code in message.codes { walk.secrets.add(code, label: "code") }
        let subject = Subject(receivedAt: walk.clock.now)
        subject.mail = MailSubject(
            subject: message.subject, sender: message.from.first?.address ?? "", text: message.text, html: message.html,
            links: links, codes: message.codes,
            headers: message.headers.map { HeaderField($0.name, $0.value) })
        subject.duration = passed
        let checker = ExpectationChecker(subject: subject) { [walk] (template) throws(UnresolvedName) in
            try walk.values.fill(template)
        }
        observation.checks += checker.required(of: step)
        observation.checks += step.never.map { checker.check($0, role: .never) }
        let captures = walk.take(step.captures, with: checker, allSecret: true)
        observation.checks += captures
        if let missing = captures.first(where: { $0.outcome != .held }) {
            observation.signs.append(
                Sign(
                    .mailIncomplete,
                    "the mail '\(seen.message?.subject ?? "")' came without \(missing.expected.dropFirst("a value of ".count)): \(missing.got)"
                ))
        }
        observation.signs += foreignLinks()
        observation.signs += lateness(passed, of: limit, life: inbox.life.map { .single($0) } ?? CodeLife(message.text))
        observation.signs.removeAll { sign in sign.symptom.map { !walk.looksFor($0) } ?? false }
        observation.seen = .mail(seen)
        return observation
    }

    /// A mail is late after half the life of what it brings, which is as long as customers wait where nobody says it; and
    /// it is no use at all once that life is over.
    private func lateness(_ passed: Int, of limit: Int, life: CodeLife?) -> [Sign] {
        let seconds = passed / 1_000_000
        if let life, passed > life.longest.wholeMicroseconds {
            return [
                Sign(
                    .mailExpired,
                    "the mail came after \(seconds) s, and what it brings lives \(life.longest.wholeSeconds) s",
                    symptom: .lateMail)
            ]
        }
        let half = (life?.shortest.wholeMicroseconds ?? limit) / 2
        guard passed > (walk.setLimit(of: .lateMail)?.wholeMicroseconds ?? half) else { return [] }
        let whole = life.map { "a life of \($0.shortest.wholeSeconds) s" } ?? "\(limit / 1_000_000) s"
        return [Sign(.mailLate, "the mail came after \(seconds) s of \(whole)", symptom: .lateMail)]
    }

    /// Parts of path and query that look like what makes the link work: long, and not just words.
    private static func tokens(of link: String) -> [String] {
        guard let reference = URLReference(link) else { return [] }
        let rest = [reference.path, reference.query ?? "", reference.fragment ?? ""].joined(separator: "/")
        return rest.split(whereSeparator: { "/&=?;".contains($0) }).map(String.init)
            .filter { $0.count >= 12 && $0.contains(where: \.isNumber) }
    }

    /// A captured link that leads elsewhere is a sign, not a request.
    private func foreignLinks() -> [Sign] {
        step.captures.compactMap { capture in
            guard case .link = capture.query, let link = walk.values.captured[capture.name], !walk.hosts.allows(link)
            else {
                return nil
            }
            let origin = URLReference.origin(of: link) ?? "no host"
            return Sign(
                .linkToOtherHost, "the link leads to \(origin), which is not in hosts:", symptom: .linkToOtherHost)
        }
    }
}
