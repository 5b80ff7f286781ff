/// A customer or an employee of the demo centre.
package struct DemoAccount: Sendable, Equatable {
    /// What somebody may do at the agent desk.
    package enum Role: String, Sendable, Codable, CaseIterable {
        case customer
        /// An employee who may look and not refund.
        case viewer
        case agent
        case supervisor

        /// The largest refund in cents, nil where none is allowed.
        package var refundLimit: Int? {
            switch self {
            case .customer, .viewer: nil
            case .agent: 100_00
            case .supervisor: 1000_00
            }
        }
    }

    package let user: String
    package let password: String
    /// What the account's password is changed to by a journey that resets it.
    package let newPassword: String
    package let email: String
    /// Customer number, five digits.
    package let number: String
    package let name: String
    /// Four digits.
    package let pin: String
    /// Date of birth as it is pressed on a phone: day, month, year, eight digits.
    package let born: String
    /// Base32 secret of one-time codes (RFC 6238, SHA-1, 6 digits, 30 s); nil signs in without a code.
    package let codeSecret: String?
    /// In cents.
    package let balanceCents: Int
    package let role: Role

    package init(
        user: String, password: String, newPassword: String? = nil, number: String, name: String, pin: String,
        born: String, codeSecret: String? = nil, balanceCents: Int, role: Role = .customer
    ) {
        self.user = user
        self.password = password
        self.newPassword = newPassword ?? "changed-for-\(user)-21"
        self.email = user + "@demo.example"
        self.number = number
        self.name = name
        self.pin = pin
        self.born = born
        self.codeSecret = codeSecret
        self.balanceCents = balanceCents
        self.role = role
    }

    /// The balance as page, chatbot, phone and desk give it, such as `1,234.56`.
    package var balance: String { Money.text(cents: balanceCents) }

    /// Somebody with the same secrets and the same balance, and a number, a name to sign in with and an address of their
    /// own. Two monitors that walk one account use up each other's codes; with twins each has its own.
    package var twin: DemoAccount {
        DemoAccount(
            user: user + "-twin", password: password, newPassword: newPassword, number: "2" + number.dropFirst(),
            name: name, pin: pin,
            born: born, codeSecret: codeSecret, balanceCents: balanceCents, role: role)
    }
}
