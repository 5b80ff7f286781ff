/// Two customers for whom a guard walks the same steps, and what of the last answer must not tell them apart.
package struct Comparison: Hashable, Sendable {
    /// What is compared.
    package enum Aspect: String, Hashable, Sendable, CaseIterable { case status, words, length, time }

    /// Values for the names that the steps use, for somebody whom the service knows.
    package var known: [String: Template]
    /// The same names for somebody whom it does not know.
    package var unknown: [String: Template]
    package var aspects: Set<Aspect> = [.status, .words, .length]
    /// How often each is asked before anything is said.
    package var tries = 2
    package var location: SourceLocation

    package init(known: [String: Template], unknown: [String: Template], location: SourceLocation) {
        self.known = known
        self.unknown = unknown
        self.location = location
    }
}
