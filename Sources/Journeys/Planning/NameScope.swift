/// The names that templates may use at one point of a journey.
struct NameScope {
    /// Depth to which variables are followed; the engine follows no deeper.
    static let maximumDepth = 16

    private let site: Site
    private let journey: Journey?
    private(set) var captures: Set<String> = []

    /// - Parameter journey: absent for the site's own templates, which no account and no capture belongs to.
    init(site: Site, journey: Journey?) {
        self.site = site
        self.journey = journey
    }

    mutating func add(_ captures: [Capture]) { self.captures.formUnion(captures.map(\.name)) }

    func problems(in template: Template, _ reporter: Reporter) -> [Diagnostic] {
        var seen: Set<String> = []
        return template.references.compactMap { name in
            guard seen.insert(name).inserted, let problem = problem(with: name) else { return nil }
            let place = reporter.text.reference(name, from: template.location)
            return reporter.error(
                at: place ?? template.location, width: place == nil ? nil : name.unicodeScalars.count, problem.message,
                hint: problem.hint)
        }
    }

    /// The variables on the way back to where it began, if it comes back.
    func circle(from name: String) -> [String]? {
        var path = [name]
        return follow(name, &path, wanted: name) ? path : nil
    }

    /// The text of a template as far as it is known before the journey runs, and whether that is all of it.
    func knownText(of template: Template, depth: Int = 0) -> (text: String, isComplete: Bool) {
        var text = ""
        for piece in template.pieces {
            switch piece {
            case .text(let part): text += part
            case .reference(let name):
                guard depth < Self.maximumDepth, text.utf8.count < 65_536,
                    let value = plainValue(of: name)
                else { return (text, false) }
                let (part, isComplete) = knownText(of: value, depth: depth + 1)
                text += part
                if !isComplete { return (text, false) }
            }
        }
        return (text, true)
    }

    /// A variable, or a value of an account that is written in plain.
    private func plainValue(of name: String) -> Template? {
        if let variable = variable(name) { return variable }
        let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
        let value: AccountValue?
        if parts.count == 2, parts[0] == "account", let account = journey?.account {
            value = site.accounts[account]?.values[parts[1]]
        } else if parts.count == 3, parts[0] == "accounts" {
            value = site.accounts[parts[1]]?.values[parts[2]]
        } else {
            value = nil
        }
        if case .text(let template)? = value { return template }
        return nil
    }

    /// What a name stands for already, so that no capture may take it.
    func owner(of name: String) -> String? {
        if site.secrets[name] != nil { return "a secret of the site" }
        return variable(name) == nil ? nil : "a variable"
    }

    /// The names of a comparison stand for one of two values; for what can be known beforehand the first one is as good.
    private func variable(_ name: String) -> Template? {
        journey?.comparison?.known[name] ?? journey?.variables[name] ?? site.variables[name]
    }

    private func follow(_ name: String, _ path: inout [String], wanted: String) -> Bool {
        guard path.count <= Self.maximumDepth, let template = variable(name) else { return false }
        for next in template.references {
            path.append(next)
            if next == wanted || follow(next, &path, wanted: wanted) { return true }
            path.removeLast()
        }
        return false
    }

    private func problem(with name: String) -> (message: String, hint: String)? {
        if name == "run.id" || name == "random.uuid" { return nil }
        if captures.contains(name) || variable(name) != nil || site.secrets[name] != nil { return nil }
        let parts = name.split(separator: ".").map(String.init)
        switch parts.first {
        case "account"?: return ownProblem(parts)
        case "accounts"?: return otherProblem(parts)
        default: break
        }
        if let later = captureElsewhere(name) { return later }
        if let account = journey?.account.flatMap({ site.accounts[$0] }), account.values[name] != nil {
            return ("'{{\(name)}}' is not defined", "write {{account.\(name)}}")
        }
        if parts.count > 1, let nearest = Name.nearest(to: name, among: accountPlaces) {
            return ("'{{\(name)}}' is not defined", "did you mean '\(nearest)'?")
        }
        let own = captures.union(site.variables.keys).union(site.secrets.keys).union(
            journey?.variables.keys.map { $0 } ?? [])
        let known = own.sorted() + ["run.id", "random.uuid"]
        return ("'{{\(name)}}' is not defined", Reporter.hint(for: name, among: known, none: "define it in variables:"))
    }

    /// What the journey's account and the others can stand for.
    private var accountPlaces: [String] {
        let account = journey?.account.flatMap { site.accounts[$0] }
        let own = (account.map { Array($0.values.keys) } ?? []).map { "account.\($0)" }
        let others = site.accounts.values.flatMap { account in
            account.values.keys.map { "accounts.\(account.name).\($0)" }
        }
        return own.sorted() + ["account.code"] + others.sorted()
    }

    private func captureElsewhere(_ name: String) -> (String, String)? {
        guard let journey else { return nil }
        let isCaptured = (journey.steps + journey.cleanup + journey.repair).contains { step in
            step.allCaptures.contains { $0.name == name }
        }
        guard isCaptured else { return nil }
        return ("'{{\(name)}}' has no value yet", "only an earlier step can capture it")
    }

    private func ownProblem(_ parts: [String]) -> (String, String)? {
        let name = parts.joined(separator: ".")
        guard let journey else {
            return ("'{{\(name)}}' belongs to a journey", "here only accounts.NAME.KEY is known")
        }
        guard let account = journey.account else {
            return ("'{{\(name)}}' needs an account", "say whose: as: \(site.accounts.keys.min() ?? "anna")")
        }
        guard parts.count == 2 else { return ("'{{\(name)}}' is no value of an account", "write {{account.KEY}}") }
        guard let known = site.accounts[account] else { return nil }
        if parts[1] == "code" || parts[1] == "used_code" {
            guard known.oneTimeCode == nil else { return nil }
            return ("'\(account)' has no one-time code", "its key goes into otp: of the account")
        }
        return keyProblem(parts[1], of: known, in: name)
    }

    private func otherProblem(_ parts: [String]) -> (String, String)? {
        let name = parts.joined(separator: ".")
        guard parts.count == 3 else {
            return ("'{{\(name)}}' is no value of an account", "write {{accounts.NAME.KEY}}")
        }
        guard let account = site.accounts[parts[1]] else {
            return (
                "there is no account '\(parts[1])'",
                Reporter.hint(
                    for: parts[1], among: Array(site.accounts.keys), none: "declare it in accounts: of the site")
            )
        }
        if parts[2] == "code" || parts[2] == "used_code" {
            return ("a one-time code is made for the journey's own account only", "write {{account.code}}")
        }
        return keyProblem(parts[2], of: account, in: name)
    }

    private func keyProblem(_ key: String, of account: Account, in name: String) -> (String, String)? {
        guard account.values[key] == nil else { return nil }
        let known = Array(account.values.keys) + (account.oneTimeCode == nil ? [] : ["code"])
        return (
            "'\(account.name)' has no '\(key)'",
            Reporter.hint(for: key, among: known, none: "add it to the account in the site file")
        )
    }
}
