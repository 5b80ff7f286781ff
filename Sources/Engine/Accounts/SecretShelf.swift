import Credentials
import Journeys

/// All secrets of a site, read once at the start. One that is missing is remembered with its reason, never as an empty text.
package struct SecretShelf: Sendable {
    package struct Problem: Sendable, Hashable, CustomStringConvertible {
        package var location: SourceLocation
        package var kind = Kind.missing
        /// Names the variable, file or account and says how to fix it.
        package var message: String

        package enum Kind: String, Sendable {
            case missing = "a secret is missing"
            case unusable = "a secret is of no use"
        }

        package var description: String { "\(kind.rawValue): \(message)" }
    }

    private var loaded: [SecretReference: Secret] = [:]
    private var missing: [SecretReference: Problem] = [:]
    /// Keys that no one-time code can be made of, by account.
    private var unusableKeys: [String: Problem] = [:]
    /// What every run of the site has to hide: made once, and copied for each run.
    private(set) var redactor = Redactor()

    package init(site: Site, environment: [String: String], baseDirectory: String) {
        for (reference, location) in Self.references(in: site) where loaded[reference] == nil {
            do {
                let source = SecretSource(reference)
                loaded[reference] = try source.load(environment: environment, baseDirectory: baseDirectory)
            } catch {
                missing[reference] = Problem(location: location, message: "\(error)")
            }
        }
        redactor = declared(in: site).sealed
        for account in site.accounts.values { unusableKeys[account.name] = codeProblem(of: account) }
    }

    /// Found before the first code is asked for: a key that was copied badly fails in the middle of a sign-in otherwise.
    private func codeProblem(of account: Account) -> Problem? {
        let key: String
        let location: SourceLocation
        switch account.oneTimeCode {
        case .text(let template)? where template.references.isEmpty:
            (key, location) = (template.source, account.location)
        case .secret(let reference, let place)?:
            guard let secret = loaded[reference] else { return nil }
            (key, location) = (secret.reveal(), place)
        default: return nil
        }
        do {
            _ = try OneTimeCode(key: key)
            return nil
        } catch {
            return Problem(
                location: location, kind: .unusable,
                message: "the one-time code of account '\(account.name)' cannot be made: \(error)")
        }
    }

    package func secret(_ reference: SecretReference) -> Secret? { loaded[reference] }

    /// Every secret of the site that is missing or of no use, in the order of the file.
    package var problems: [Problem] {
        (Array(missing.values) + unusableKeys.values).sorted { $0.location < $1.location }
    }

    /// Files that secrets are read from, as written, sorted.
    package var files: [String] {
        let references = Array(loaded.keys) + Array(missing.keys)
        return references.compactMap { if case .file(let path) = $0 { path } else { nil } }.sorted()
    }

    /// Why this journey cannot run, if it needs a secret that is missing or of no use.
    package func problem(for journey: Journey, in site: Site) -> Problem? {
        let names = journey.names(in: journey.allTemplates, site: site)
        if names.contains("account.code"), let unusable = journey.account.flatMap({ unusableKeys[$0] }) {
            return unusable
        }
        var needed = names.compactMap { site.secrets[$0]?.reference }
        if let account = journey.account.flatMap({ site.accounts[$0] }) {
            needed += account.secretReferences
        }
        if case .secret(let reference, _)? = journey.appearance?.persona.proxy?.password { needed.append(reference) }
        for name in names where name.hasPrefix("accounts.") {
            let parts = name.split(separator: ".")
            if parts.count > 1, let other = site.accounts[String(parts[1])] { needed += other.secretReferences }
        }
        return needed.compactMap { missing[$0] }.min { $0.location < $1.location }
    }

    /// Every secret that the site reads from outside, with the place that asks for it.
    package static func references(in site: Site) -> [(SecretReference, SourceLocation)] {
        site.secrets.values.map { ($0.reference, $0.location) }
            + site.accounts.values.flatMap { account in
                account.secretReferences.map { ($0, account.location) }
            }
            + site.personas.compactMap { persona in
                guard case .secret(let reference, _)? = persona.proxy?.password else { return nil }
                return (reference, persona.location)
            }
    }
}

extension SecretSource {
    init(_ reference: SecretReference) {
        switch reference {
        case .environment(let name): self = .environment(name)
        case .file(let path): self = .file(path)
        case .credential(let name): self = .systemdCredential(name)
        }
    }
}

extension Account {
    /// Everything of it that is read from outside.
    var secretReferences: [SecretReference] {
        (Array(values.values) + [oneTimeCode, mailbox?.password].compactMap { $0 }).compactMap {
            if case .secret(let reference, _) = $0 { reference } else { nil }
        }
    }
}
