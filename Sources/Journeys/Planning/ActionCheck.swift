/// Whether what can be frozen fits the site, and whether somebody would notice that it is not refused.
struct ActionCheck {
    let site: Site
    private let reporter: Reporter

    init(site: Site) {
        self.init(site: site, reporter: Reporter(text: SourceText(file: site.location.file, text: site.text)))
    }

    init(site: Site, reporter: Reporter) {
        self.site = site
        self.reporter = reporter
    }

    func diagnostics() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for action in site.actions {
            for name in action.channels where site.channel(named: name) == nil {
                found.append(
                    reporter.error(
                        at: action.places[name] ?? action.location, width: name.count, "there is no channel '\(name)'",
                        hint: Reporter.hint(
                            for: name, among: site.channels.map(\.name), none: "declare it in channels: of the site")))
            }
        }
        for freeze in site.containment.freezes where site.action(named: freeze.action) == nil {
            found.append(
                reporter.error(
                    at: freeze.location, width: freeze.action.count, "there is no action '\(freeze.action)'",
                    hint: Self.hint(for: freeze.action, in: site)))
        }
        if let flag = site.containment.flag {
            let scope = NameScope(site: site, journey: nil)
            for template in [flag.url] + flag.options.templates { found += scope.problems(in: template, reporter) }
            let hosts = HostCheck(site: site, journey: nil, reporter: reporter)
            found += hosts.problems(in: flag.url, isAbsolute: true)
            found += hosts.warnings(in: flag.url, credentials: flag.options.templates)
        }
        return found
    }

    /// What nobody would notice while it is frozen.
    func warnings(for journeys: [Journey]) -> [Diagnostic] {
        site.actions.flatMap { action -> [Diagnostic] in
            let asking = journeys.filter { !$0.isGuard && $0.performedAction == action.name }
            guard !asking.isEmpty else {
                return [
                    reporter.warning(
                        at: action.location, "no journey asks for '\(action.name)'",
                        hint:
                            "while it is frozen, nobody would notice that it is not: add action: \(action.name) to each journey that does"
                    )
                ]
            }
            return action.channels.filter { name in
                site.channel(named: name) != nil
                    && !asking.contains { $0.channel == name || $0.channelOfAction == name }
            }.map { name in
                reporter.warning(
                    at: action.places[name] ?? action.location, width: name.count,
                    "no journey asks '\(name)' for '\(action.name)'",
                    hint: "while it is frozen, nobody would notice that '\(name)' still does it")
            }
        }
    }

    static func hint(for name: String, in site: Site) -> String {
        Reporter.hint(for: name, among: site.actions.map(\.name), none: "declare it in actions: of the site")
    }
}

extension Journey {
    /// The channel of the step that performs the action.
    var channelOfAction: String? { steps.first { $0.action != nil }.map(channel(of:)) }
}
