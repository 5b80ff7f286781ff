/// Checks steps in their order: what they may refer to grows from step to step.
struct StepCheck {
    let journey: Journey
    let site: Site
    let reporter: Reporter
    /// Sessions in which a page is open.
    private var openPages: Set<String> = []
    private var found: [Diagnostic] = []
    /// Stands for the one that web steps share where none is declared.
    private static let defaultSession = "web"

    init(journey: Journey, site: Site, reporter: Reporter) {
        self.journey = journey
        self.site = site
        self.reporter = reporter
    }

    mutating func diagnostics(for steps: [Step], in scope: inout NameScope) -> [Diagnostic] {
        found = []
        checkIdentifiers(steps)
        for step in steps {
            checkChannel(step)
            checkSession(step)
            checkPage(step)
            checkMailbox(step)
            checkNames(step, &scope)
            checkAddresses(step)
        }
        return found
    }

    private mutating func error(at location: SourceLocation, width: Int? = nil, _ message: String, hint: String? = nil)
    {
        found.append(reporter.error(at: location, width: width, message, hint: hint))
    }

    private mutating func checkIdentifiers(_ steps: [Step]) {
        var lines: [String: Int] = [:]
        for step in steps {
            if let line = lines[step.id] {
                error(
                    at: step.places["id"] ?? step.location,
                    "the step '\(step.id)' is there twice", hint: "the first is in line \(line)")
            } else {
                lines[step.id] = step.location.line
            }
        }
    }

    private mutating func checkChannel(_ step: Step) {
        guard let channel = step.channel, site.channel(named: channel) == nil else { return }
        error(
            at: step.places["channel"] ?? step.location, width: channel.count, "there is no channel '\(channel)'",
            hint: Reporter.hint(
                for: channel, among: site.channels.map(\.name), none: "declare it in channels: of the site"))
    }

    private mutating func checkSession(_ step: Step) {
        guard let name = step.session, let needed = step.kind.sessionKind else { return }
        let place = step.places["in"] ?? step.location
        guard let kind = journey.sessions[name] else {
            let known = journey.sessions.filter { $0.value == needed }.map(\.key)
            error(
                at: place, width: name.count, "there is no session '\(name)'",
                hint: Reporter.hint(
                    for: name, among: known, none: "declare it: sessions: { \(name): \(needed.rawValue) }"))
            return
        }
        guard kind != needed else { return }
        error(
            at: place, width: name.count,
            "'\(name)' is a \(kind.rawValue) session, and this step needs a \(needed.rawValue) session")
    }

    /// A form or a relative address needs a page that it stands on.
    private mutating func checkPage(_ step: Step) {
        let session = step.session ?? Self.defaultSession
        switch step.kind {
        case .submit:
            if !openPages.contains(session) {
                error(
                    at: step.location, "no page is open here that could have a form",
                    hint: "open one before it, in the same session")
            }
            openPages.insert(session)
        case .open(let open):
            found += HostCheck(site: site, journey: journey, reporter: reporter)
                .problems(in: open.url, isAbsolute: !openPages.contains(session))
            openPages.insert(session)
        case .request(let request):
            found += HostCheck(site: site, journey: journey, reporter: reporter)
                .problems(in: request.url, isAbsolute: !openPages.contains(session))
        case .chat, .call, .inbox, .wait: break
        }
    }

    private mutating func checkMailbox(_ step: Step) {
        guard case .inbox(let inbox) = step.kind else { return }
        if let mailbox = inbox.mailbox {
            found += HostCheck(site: site, journey: journey, reporter: reporter).problems(in: mailbox)
            return
        }
        guard let name = journey.account else {
            error(
                at: step.location, "whose inbox is this?",
                hint: "say as: with an account that has an inbox:, or url: here")
            return
        }
        guard let account = site.accounts[name] else { return }
        guard let mailbox = account.mailbox else {
            error(at: step.location, "'\(name)' has no inbox", hint: "add inbox: to the account in the site file")
            return
        }
        if mailbox.access != inbox.access {
            error(
                at: step.places["inbox"] ?? step.location, width: inbox.access.rawValue.count,
                "the inbox of '\(name)' is read by \(mailbox.access.rawValue)",
                hint: "write inbox: \(mailbox.access.rawValue)")
        }
    }

    /// Turns and prompts capture for those after them, and the step for the steps after it.
    private mutating func checkNames(_ step: Step, _ scope: inout NameScope) {
        func problems(_ templates: [Template]) -> [Diagnostic] {
            templates.flatMap { scope.problems(in: $0, reporter) }
        }
        var own = problems(step.kind.sentBeforeTurns)
        if case .chat(let chat) = step.kind { own += problems(chat.injections?.canaries ?? []) }
        switch step.kind {
        case .chat(let chat):
            for turn in chat.turns {
                own += problems([turn.utterance.template] + (turn.expectations + turn.never).flatMap(\.templates))
                scope.add(turn.captures)
            }
        case .call(let call):
            for hearing in call.hearings {
                own += problems(
                    hearing.prompt.templates + [hearing.answer.template].compactMap { $0 }
                        + hearing.expectations.flatMap(\.templates))
                scope.add(hearing.captures)
            }
        case .open, .request, .submit, .inbox, .wait: break
        }
        let lines = step.requiredLines + step.until + step.never + step.refused + step.letThrough + step.asOf
        own += problems(lines.flatMap(\.templates) + [step.setsPassword].compactMap { $0 })
        for capture in step.allCaptures {
            guard let owner = scope.owner(of: capture.name) else { continue }
            error(
                at: capture.location, "'\(capture.name)' is \(owner)",
                hint: "one name has one value: rename the capture")
        }
        found += own
        scope.add(step.captures)
        if step.owner != nil, journey.account.flatMap({ site.accounts[$0]?.values["number"] }) == nil {
            error(
                at: step.places["owner"] ?? step.location,
                "'owner' is compared with the account's 'number', and there is none",
                hint: "add number: to the account in the site file")
        }
    }

    private mutating func checkAddresses(_ step: Step) {
        let hosts = HostCheck(site: site, journey: journey, reporter: reporter)
        switch step.kind {
        case .open(let open): found += hosts.warnings(in: open.url, credentials: open.options.templates)
        case .request(let request):
            found += hosts.warnings(
                in: request.url, credentials: [request.url] + request.options.templates + request.body.templates)
        case .chat(let chat):
            found += hosts.problems(in: chat.url, isAbsolute: true)
            found += hosts.warnings(
                in: chat.url, credentials: chat.options.templates + chat.turns.map(\.utterance.template))
        case .call(let call):
            found += hosts.problems(in: call.answer, isAbsolute: true)
            found += hosts.warnings(in: call.answer, credentials: call.hearings.compactMap(\.answer.template))
        case .submit, .inbox, .wait: break
        }
    }
}
