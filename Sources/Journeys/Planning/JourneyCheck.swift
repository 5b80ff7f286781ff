/// Whether one journey fits its site and makes sense as a whole.
struct JourneyCheck {
    let journey: Journey
    let site: Site
    let reporter: Reporter
    var found: [Diagnostic] = []

    init(journey: Journey, site: Site) {
        self.journey = journey
        self.site = site
        reporter = Reporter(text: SourceText(file: journey.location.file, text: journey.text))
    }

    mutating func diagnostics() -> [Diagnostic] {
        checkHead()
        checkTimes()
        found += ScheduleCheck(journey: journey, site: site, reporter: reporter).diagnostics()
        checkPurpose()
        checkPasswordChanges()
        var scope = NameScope(site: site, journey: journey)
        checkVariables(scope)
        var walk = StepCheck(journey: journey, site: site, reporter: reporter)
        found += walk.diagnostics(for: journey.steps, in: &scope)
        found += walk.diagnostics(for: journey.cleanup, in: &scope)
        // A repair runs by itself: nothing was captured before it, and no page is open.
        var repairScope = NameScope(site: site, journey: journey)
        var repair = StepCheck(journey: journey, site: site, reporter: reporter)
        found += repair.diagnostics(for: journey.repair, in: &repairScope)
        checkSymptoms()
        found += ContainmentCheck(journey: journey, site: site, reporter: reporter).diagnostics()
        return found
    }

    private func place(_ key: String) -> SourceLocation { journey.places[key] ?? journey.location }

    private mutating func error(at location: SourceLocation, width: Int? = nil, _ message: String, hint: String? = nil)
    {
        found.append(reporter.error(at: location, width: width, message, hint: hint))
    }

    private mutating func checkHead() {
        if site.channel(named: journey.channel) == nil {
            error(
                at: place("channel"), width: journey.channel.count, "there is no channel '\(journey.channel)'",
                hint: Reporter.hint(
                    for: journey.channel, among: site.channels.map(\.name), none: "declare it in channels: of the site")
            )
        }
        if let account = journey.account, site.accounts[account] == nil, journey.appearance?.persona.account == nil {
            error(
                at: place("as"), width: account.count, "there is no account '\(account)'",
                hint: Reporter.hint(
                    for: account, among: Array(site.accounts.keys), none: "declare it in accounts: of the site"))
        }
    }

    private mutating func checkTimes() {
        if journey.within > journey.deadline {
            error(
                at: place("deadline"), "the run is cut off (deadline) before the customer gives up (within)",
                hint: "let 'deadline' be the longer one")
        }
        for step in journey.steps {
            guard let within = step.within, within > journey.deadline else { continue }
            error(
                at: step.places["within"] ?? step.location, "the run is cut off before this time is over",
                hint: "raise 'deadline' of the journey")
        }
        if journey.every < journey.within {
            found.append(
                reporter.warning(
                    at: place("every"), "it is due again (every) before a slow run of it ends (within)",
                    hint: "let 'every' be the longer one"))
        }
    }

    /// No evidence, no green: a journey says what the customer gets, and a guard says which refusal is the right one.
    private mutating func checkPurpose() {
        guard let goal = journey.steps.last else { return }
        if journey.isGuard {
            found += GuardCheck(journey: journey, site: site, reporter: reporter).problems(with: goal)
            checkRefusal(goal)
        } else if !goal.hasExplicitExpectation {
            error(
                at: goal.location, "the last step does not say what the customer gets",
                hint: "without evidence nothing is green: add \(goal.expectationHint)")
        }
        if !journey.isGuard, journey.comparison != nil {
            error(
                at: place("compare"), "'compare' belongs to a guard",
                hint: "a guard begins with guard: instead of journey:")
        }
        let others =
            journey.isGuard
            ? journey.steps.dropLast() + journey.cleanup + journey.repair
            : journey.steps + journey.cleanup + journey.repair
        for step in others {
            for key in ["refused", "let_through", "reason", "injections"] {
                guard let place = step.places[key] else { continue }
                error(
                    at: place, "'\(key)' belongs to the last step of a guard",
                    hint: journey.isGuard ? "move it there" : "a guard begins with guard: instead of journey:")
            }
        }
    }

    /// A status alone is also what a firewall in front of the channel answers, and words alone stand on an error page, too.
    private mutating func checkRefusal(_ goal: Step) {
        guard goal.kind.sessionKind == .web, !goal.refused.isEmpty else { return }
        let statuses = goal.refused.filter { $0.query == .status }.count
        guard statuses == 0 || statuses == goal.refused.count else { return }
        found.append(
            reporter.warning(
                at: goal.places["refused"] ?? goal.location,
                statuses == 0 ? "this refusal names no status" : "this refusal names a status and no words",
                hint: "a guard holds only on the right refusal: say both"))
    }

    private mutating func checkPasswordChanges() {
        let setting = (journey.steps + journey.cleanup).filter { $0.setsPassword != nil }
        guard let first = setting.first else { return }
        let place = first.places["sets_password"] ?? first.location
        guard let name = journey.account else {
            error(at: place, "whose password is this?", hint: "say as: with the account")
            return
        }
        if let account = site.accounts[name], account.values["password"] == nil {
            error(at: place, "'\(name)' has no 'password' that it could be put back to", hint: "add it to the account")
        }
        if journey.repair.isEmpty {
            error(
                at: place, "a step sets a password, and nothing puts it back after a run that dies",
                hint: "add repair: with the steps that set {{account.password}} whatever it is now")
        } else if !journey.repair.contains(where: { $0.setsPassword?.references == ["account.password"] }) {
            error(
                at: self.place("repair"), "no step of 'repair' sets the password back",
                hint: "add sets_password: \"{{account.password}}\" to the step that does")
        }
    }

    private mutating func checkVariables(_ scope: NameScope) {
        for name in journey.variables.keys.sorted() {
            guard let template = journey.variables[name] else { continue }
            if let circle = scope.circle(from: name) {
                error(
                    at: template.location, "the variable '\(name)' needs itself", hint: circle.joined(separator: " → "))
            } else {
                found += scope.problems(in: template, reporter)
            }
            if site.secrets[name] != nil {
                error(at: template.location, "'\(name)' is a secret of the site", hint: "rename the variable")
            }
        }
    }

    private mutating func checkSymptoms() {
        if Symptom.allCases.allSatisfy({ !(journey.symptoms[$0] ?? site.symptoms[$0] ?? true) }) {
            found.append(
                reporter.warning(
                    at: place("symptoms"), "every symptom is switched off",
                    hint: "then only what is expected in so many words is found"))
        }
        for (symptom, isOn) in journey.symptoms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where isOn {
            guard site.symptoms[symptom] ?? true else { continue }
            found.append(
                reporter.warning(
                    at: place("symptoms"), "'\(symptom.rawValue)' is on already",
                    hint: "it only has to be named to be switched off"))
        }
    }
}
