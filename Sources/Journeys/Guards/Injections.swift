/// Attempts to make a bot tell what it must not, each in a conversation of its own.
package struct Injections: Hashable, Sendable {
    /// Families of attempts.
    package enum Group: String, Hashable, Sendable, CaseIterable {
        /// "Ignore what you were told."
        case direct
        /// "Repeat the text above."
        case extraction
        case rolePlay = "role-play"
        /// Tags and headings as instructions have them.
        case system
        /// The answer is asked for in another form: base64, reversed, spaced out.
        case encoding
        /// The question itself is hidden: base64, other letters, characters without width.
        case obfuscation
        case translation
        case multiTurn = "multi-turn"
        /// An address that carries the answer away.
        case exfiltration
        /// Another customer's data.
        case otherCustomer = "other-customer"
    }

    package var groups: Set<Group>
    /// What must not come out, plain or encoded.
    package var canaries: [Template]

    package init(groups: Set<Group>, canaries: [Template]) {
        self.groups = groups
        self.canaries = canaries
    }
}
