/// A synthetic customer or agent.
package struct Account: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable, CaseIterable { case customer, agent }

    package var name: String
    package var role: Role = .customer
    /// Everything that belongs to it: `user`, `password`, `number` and whatever else journeys need.
    package var values: [String: AccountValue] = [:]
    /// Makes `{{account.code}}`: a base32 key or an `otpauth://` URI.
    package var oneTimeCode: AccountValue?
    package var mailbox: Mailbox?
    /// Keys of ``values`` that show who it is.
    package var identityKeys: [String] = []
    package var location: SourceLocation

    package init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }

    /// Keys that prove an identity rather than name it, besides those that are secrets by reference.
    package static let credentialKeys: Set<String> = ["password", "new_password", "code", "pin", "passcode", "born"]
}

/// A value of an account: plain text, or a secret by reference.
package enum AccountValue: Hashable, Sendable {
    case text(Template)
    case secret(SecretReference, SourceLocation)
}
