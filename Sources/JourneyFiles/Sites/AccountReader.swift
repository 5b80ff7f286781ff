import Journeys

/// The section `accounts:`.
struct AccountReader {
    /// Keys with a meaning of their own; every other key is the user's.
    static let ownKeys = ["role", "otp", "inbox", "identity"]
    /// Who reads these can be the customer.
    static let secretKeys = ["password", "new_password", "pin", "passcode"]
    /// What shows who a customer is, where nothing else is said.
    static let usualIdentityKeys = ["number", "email", "name", "user"]
    /// Shorter values stand on too many pages by chance.
    static let shortestIdentity = 5

    let findings: Findings

    func accounts(_ reader: MappingReader) -> [String: Account] {
        guard let map = reader.map("accounts", subject: "accounts") else { return [:] }
        var accounts: [String: Account] = [:]
        for key in map.keys {
            guard let keyNode = map.key(key), let name = Values.name(keyNode, of: "accounts", findings),
                let node = map.value(key),
                let entries = MappingReader(node, allowed: nil, subject: "an account", findings)
            else { continue }
            accounts[name] = account(name, entries, at: findings.location(of: keyNode))
        }
        return accounts
    }

    private func account(_ name: String, _ reader: MappingReader, at location: SourceLocation) -> Account {
        var account = Account(name: name, location: location)
        account.role = reader.choice("role", Account.Role.self) ?? .customer
        for key in reader.keys where !Self.ownKeys.contains(key) {
            guard let keyNode = reader.key(key), Values.name(keyNode, of: name, findings) != nil else { continue }
            if key == "code" {
                findings.error(
                    keyNode, "'code' is the one-time code that softdown makes", hint: "its key goes into otp:")
                continue
            }
            if let node = reader.value(key), let value = SharedReaders.accountValue(node, of: key, findings) {
                account.values[key] = value
                if Self.secretKeys.contains(key) {
                    SharedReaders.warnOfPlainSecret(value, node, of: key, findings)
                }
            }
        }
        if let node = reader.value("otp"), let key = SharedReaders.accountValue(node, of: "otp", findings) {
            SharedReaders.warnOfPlainSecret(key, node, of: "otp", findings)
            account.oneTimeCode = key
        }
        if let node = reader.value("inbox") { account.mailbox = mailbox(node) }
        account.identityKeys = identityKeys(reader, account)
        return account
    }

    /// `{ http: URL }` or `{ imap: URL, user: …, password: …, starttls: … }`.
    private func mailbox(_ node: YAMLNode) -> Mailbox? {
        let keys = ["imap", "http", "user", "password", "starttls"]
        guard let reader = MappingReader(node, allowed: keys, subject: "an inbox", findings) else { return nil }
        let kinds = InboxStep.Access.allCases.filter { reader.has($0.rawValue) }
        guard let access = kinds.first, kinds.count == 1, let url = reader.template(access.rawValue) else {
            if kinds.count != 1 {
                findings.error(
                    node, "an inbox is either imap: or http:",
                    hint: "like { imap: \"imaps://mail.example:993/INBOX\", … }")
            }
            return nil
        }
        return SharedReaders.mailbox(access, url: url, reader, findings)
    }

    private func identityKeys(_ reader: MappingReader, _ account: Account) -> [String] {
        guard reader.has("identity") else {
            return Self.usualIdentityKeys.filter { key in
                guard case .text(let template)? = account.values[key] else { return false }
                return template.source.unicodeScalars.count >= Self.shortestIdentity
            }
        }
        return (reader.texts("identity") ?? []).compactMap { key, node in
            guard account.values[key] != nil else {
                let known = account.values.keys.sorted()
                findings.error(
                    node, "the account has no '\(Words.short(key))'",
                    hint: Words.suggestion(for: key, among: known) ?? "it has: \(known.joined(separator: ", "))")
                return nil
            }
            return key
        }
    }
}
