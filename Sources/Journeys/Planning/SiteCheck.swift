/// What must be true of a site before any journey is looked at.
struct SiteCheck {
    let site: Site
    private let reporter: Reporter

    init(site: Site) {
        self.site = site
        reporter = Reporter(text: SourceText(file: site.location.file, text: site.text))
    }

    func diagnostics() -> [Diagnostic] {
        var found = nameClashes() + variables()
        let scope = NameScope(site: site, journey: nil)
        let hosts = HostCheck(site: site, journey: nil, reporter: reporter)
        for channel in site.channels {
            found += scope.problems(in: channel.reach, reporter)
            for name in channel.reach.references where site.secrets[name] != nil {
                found.append(
                    reporter.error(
                        at: channel.reach.location, width: nil, "a reach check carries no secret",
                        hint: "it sees what an uptime monitor sees; let a journey ask with '{{\(name)}}'"))
            }
            found += hosts.problems(in: channel.reach, isAbsolute: true)
        }
        for name in site.accounts.keys.sorted() {
            guard let account = site.accounts[name] else { continue }
            for case .text(let template) in account.values.sorted(by: { $0.key < $1.key }).map(\.value) {
                found += scope.problems(in: template, reporter)
            }
            if case .text(let template)? = account.oneTimeCode { found += scope.problems(in: template, reporter) }
            guard let mailbox = account.mailbox else { continue }
            for template in mailbox.allTemplates { found += scope.problems(in: template, reporter) }
            found += hosts.problems(in: mailbox)
        }
        return found + notices(scope) + ActionCheck(site: site, reporter: reporter).diagnostics()
            + site.personas.flatMap { problems(with: $0, scope, hosts) } + selfChecks()
    }

    /// Where notices go is said by whoever writes the file, and so needs no place in `hosts:`.
    private func notices(_ scope: NameScope) -> [Diagnostic] {
        let settings = site.notices
        let templates = [settings.link, settings.heartbeat].compactMap { $0 } + settings.targets.flatMap(\.templates)
        var found = templates.flatMap { scope.problems(in: $0, reporter) }
        for name in settings.link?.references ?? [] where site.secrets[name] != nil {
            found.append(
                reporter.error(
                    at: settings.link?.location ?? site.location, width: nil, "the link of notices carries a secret",
                    hint: "everybody who gets a notice sees it"))
        }
        for target in settings.targets {
            let schemes: [String]
            let address: Template
            switch target.kind {
            case .alertmanager(let endpoint), .webhook(let endpoint):
                (schemes, address) = (["http", "https"], endpoint.url)
            case .mail(let mail): (schemes, address) = (["smtp", "smtps"], mail.server)
            case .command: continue
            }
            let text = scope.knownText(of: address)
            guard text.isComplete || text.text.contains("://"),
                !schemes.contains(where: { text.text.hasPrefix($0 + "://") })
            else { continue }
            found.append(
                reporter.error(
                    at: address.location, width: nil,
                    "an address of '\(target.name)' begins with \(schemes[0])://"
                        + " or \(schemes[1])://"))
        }
        return found
    }

    /// A host that is watched cannot show that our own network works while it is down itself.
    private func selfChecks() -> [Diagnostic] {
        let watched = site.hosts.map { $0.split(separator: ":").first.map(String.init) ?? $0 }
        return site.selfChecks.compactMap { check in
            let rest = check.url.firstRange(of: "://").map { check.url[$0.upperBound...] } ?? check.url[...]
            let host = rest.prefix { !"/?#:".contains($0) }.lowercased()
            guard watched.contains(where: { $0 == host || ($0.hasPrefix("*.") && host.hasSuffix($0.dropFirst())) })
            else { return nil }
            return reporter.warning(
                at: check.location, "'\(host)' is one of the hosts that are watched",
                hint: "name one that has nothing to do with them: the provider's name server, or your gateway")
        }
    }

    /// Personas belong to no journey, so that their values are the site's.
    private func problems(with persona: Persona, _ scope: NameScope, _ hosts: HostCheck) -> [Diagnostic] {
        var found = persona.templates.flatMap { scope.problems(in: $0, reporter) }
        if let account = persona.account, site.accounts[account] == nil {
            found.append(
                reporter.error(
                    at: persona.places["as"] ?? persona.location, width: account.count,
                    "there is no account '\(account)'",
                    hint: Reporter.hint(for: account, among: Array(site.accounts.keys), none: "declare it in accounts:")
                ))
        }
        if let proxy = persona.proxy {
            found += hosts.problems(
                in: proxy.url, isAbsolute: true, schemes: ["http", "https", "socks5", "socks5h"],
                credentialsHint: "write proxy: { url: …, user: …, password: { file: … } }")
        }
        return found
    }

    /// One name, one value.
    private func nameClashes() -> [Diagnostic] {
        site.secrets.keys.sorted().compactMap { name in
            guard let secret = site.secrets[name], site.variables[name] != nil else { return nil }
            return reporter.error(
                at: secret.location, width: name.count, "'\(name)' is a variable and a secret",
                hint: "rename one of them")
        }
    }

    private func variables() -> [Diagnostic] {
        let scope = NameScope(site: site, journey: nil)
        return site.variables.keys.sorted().flatMap { name -> [Diagnostic] in
            guard let template = site.variables[name] else { return [] }
            if let circle = scope.circle(from: name) {
                return [
                    reporter.error(
                        at: template.location, "the variable '\(name)' needs itself",
                        hint: circle.joined(separator: " → "))
                ]
            }
            return scope.problems(in: template, reporter)
        }
    }
}
