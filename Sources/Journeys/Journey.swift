import Foundation

/// One way through one or more channels to one goal.
package struct Journey: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        /// The customer must arrive.
        case walk
        /// Something must be refused; the reason names what it means if it is not.
        case guarding(GuardReason)
    }

    package var id: String
    package var purpose: Purpose = .walk
    package var title: String
    package var channel: String
    package var intent: String?
    /// What it depends on, for finding shared causes.
    package var needs: [String] = []
    /// How often it is due. With ``times``, the longest time between two of them.
    package var every: Duration = .seconds(300)
    /// Times of day at which it is due; none where ``every`` says it.
    package var times: [TimeOfDay] = []
    /// Whose clock ``times`` and ``quiet`` mean, where it is not the site's.
    package var zone: TimeZone?
    /// Besides those of the site.
    package var quiet: [QuietHours] = []
    package var priority: Priority = .normal
    /// A customer gives up after this.
    package var within: Duration = .seconds(30)
    /// The run is cut off after this.
    package var deadline: Duration = .seconds(60)
    package var account: String?
    package var sessions: [String: SessionKind] = [:]
    package var variables: [String: Template] = [:]
    package var hosts: [String] = []
    package var confirmation: ConfirmationPolicy?
    package var symptoms: [Symptom: Bool] = [:]
    /// Limits that are not the default ones.
    package var symptomLimits: [Symptom: Duration] = [:]
    /// A guard that compares two customers.
    @Boxed package var comparison: Comparison?
    package var steps: [Step] = []
    /// What it asks for, if that can be frozen on purpose.
    package var action: String?
    @Boxed package var whenContained: WhenContained?
    /// Run whatever happened.
    package var cleanup: [Step] = []
    /// Puts the account's password back, whatever it is.
    package var repair: [Step] = []
    /// Who walks it besides, and what each is expected to meet. Planning makes a journey of its own for each.
    package var personas: [ExpectedTreatment] = []
    @Boxed package var stepUp: StepUp?
    /// Who walks it, where planning made it for a persona.
    @Boxed package var appearance: Appearance?
    package var location: SourceLocation
    /// Where the values of its keys stand, by key: `channel`, `as`, `sessions.phone`. For diagnostics.
    package var places: [String: SourceLocation] = [:]
    /// The file's text, for the plan's fingerprint.
    package var text: String

    package init(id: String, title: String, channel: String, location: SourceLocation, text: String) {
        self.id = id
        self.title = title
        self.channel = channel
        self.location = location
        self.text = text
    }

    package var isGuard: Bool { if case .guarding = purpose { true } else { false } }

    /// All channels that its steps go through, in order.
    package var channels: [String] {
        var seen: [String] = [channel]
        for name in (steps + (whenContained?.steps ?? [])).compactMap(\.channel) where !seen.contains(name) {
            seen.append(name)
        }
        return seen
    }

    package func channel(of step: Step) -> String { step.channel ?? channel }
}

/// What a session is.
package enum SessionKind: String, Hashable, Sendable, CaseIterable { case web, call, chat }

/// What it means when a guard does not hold.
package enum GuardReason: String, Hashable, Sendable, CaseIterable, Codable {
    case letThrough = "let_through"
    case leaked
    case wrongAccount = "wrong_account"
    case enumerable
    case tokenReusable = "token_reusable"
}
