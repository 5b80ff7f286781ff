import Credentials
import Journeys

/// All secrets of a site, read once at the start. One that is missing is remembered with its reason, never as an empty text.
package struct SecretShelf: Sendable {
    package struct Missing: Sendable, Hashable {
        package var location: SourceLocation
        /// Names the variable or file and says how to fix it.
        package var message: String
    }

    private var loaded: [SecretReference: Secret] = [:]
    private var missing: [SecretReference: Missing] = [:]
    /// What every run of the site has to hide: made once, and copied for each run.
    private(set) var redactor = Redactor()

    package init(site: Site, environment: [String: String], baseDirectory: String) {
        for (reference, location) in Self.references(in: site) where loaded[reference] == nil {
            do {
                let source = SecretSource(reference)
                loaded[reference] = try source.load(environment: environment, baseDirectory: baseDirectory)
            } catch {
                missing[reference] = Missing(location: location, message: "\(error)")
            }
        }
        redactor = declared(in: site).sealed
    }

    package func secret(_ reference: SecretReference) -> Secret? { loaded[reference] }

    /// Every missing secret of the site, in the order of the file.
    package var problems: [Missing] { missing.values.sorted { $0.location < $1.location } }

    /// Files that secrets are read from, as written, sorted.
    package var files: [String] {
        let references = Array(loaded.keys) + Array(missing.keys)
        return references.compactMap { if case .file(let path) = $0 { path } else { nil } }.sorted()
    }

    /// Why this journey cannot run, if it needs a secret that is missing.
    package func problem(for journey: Journey, in site: Site) -> Missing? {
        let names = journey.names(in: journey.allTemplates, site: site)
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
