/// Where this softdown runs from, and what its journeys share.
package struct Site: Hashable, Sendable {
    package var name: String
    package var title: String
    /// `host`, `host:port` or `*.domain`; requests go nowhere else.
    package var hosts: [String] = []
    package var variables: [String: Template] = [:]
    package var secrets: [String: DeclaredSecret] = [:]
    /// In the order of the file.
    package var channels: [Channel] = []
    package var accounts: [String: Account] = [:]
    /// Asked to find out whether our own network works.
    package var selfChecks: [SelfCheck] = []
    /// In the order of the file.
    package var personas: [Persona] = []
    package var confirmation = ConfirmationPolicy()
    package var limits = RunLimits()
    package var schedule = ScheduleSettings()
    /// A PEM file that replaces the system's certificate authorities; relative to the site's directory.
    package var authorityFile: String?
    package var outputs = Outputs()
    package var retention = Retention()
    package var symptoms: [Symptom: Bool] = [:]
    /// Limits that are not the default ones.
    package var symptomLimits: [Symptom: Duration] = [:]
    /// More words for the groups of phrases that name a reason.
    package var phrases: [PhraseGroup: [String]] = [:]
    package var notices = NoticeSettings()
    /// What can be frozen on purpose, in the order of the file.
    package var actions: [Action] = []
    package var containment = ContainmentSettings()
    package var location: SourceLocation
    /// The file's text, for the plan's fingerprint.
    package var text: String

    package init(name: String, title: String, location: SourceLocation, text: String) {
        self.name = name
        self.title = title
        self.location = location
        self.text = text
    }

    package func action(named name: String) -> Action? { actions.first { $0.name == name } }

    package func channel(named name: String) -> Channel? { channels.first { $0.name == name } }
}

/// An entry of `secrets:`.
package struct DeclaredSecret: Hashable, Sendable {
    package var reference: SecretReference
    package var location: SourceLocation

    package init(reference: SecretReference, location: SourceLocation) {
        self.reference = reference
        self.location = location
    }
}
