import Credentials
import Journeys

extension SecretShelf {
    /// Everything declared that no sink may see, in plain or by reference.
    func declared(in site: Site) -> Redactor {
        var redactor = Redactor()
        for (name, declared) in site.secrets {
            if let secret = secret(declared.reference) { redactor.add(secret, label: name) }
        }
        for account in site.accounts.values {
            for (key, value) in account.values {
                switch value {
                case .secret(let reference, _):
                    if let secret = secret(reference) { redactor.add(secret, label: "\(account.name).\(key)") }
                case .text(let template):
                    // A credential written in plain is still a credential.
                    if Account.credentialKeys.contains(key), template.references.isEmpty {
                        redactor.add(template.source, label: "\(account.name).\(key)")
                    }
                }
            }
            for case .secret(let reference, _)? in [account.oneTimeCode, account.mailbox?.password] {
                if let secret = secret(reference) { redactor.add(secret, label: "\(account.name)'s key") }
            }
        }
        return redactor
    }
}
