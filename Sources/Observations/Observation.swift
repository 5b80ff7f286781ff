import Journeys

/// What was seen at one step.
package struct Observation: Sendable, Hashable, Codable {
    package var step: String
    package var channel: String
    package var session: String
    /// ``StepKind/word``.
    package var kind: String
    /// Microseconds from the run's start.
    package var offset: Int
    /// Microseconds.
    package var duration: Int
    /// The step's own limit, in microseconds.
    package var within: Int?
    /// Microseconds of the duration in which softdown itself was late: what was ready had to wait for our own machine.
    package var lag: Int?
    /// Whether a credential, code or token of the account was entered at this step.
    package var entersCredential: Bool = false
    /// Whether this is the journey's goal.
    package var isGoal: Bool = false
    /// Absent for the journey's own steps.
    package var part: Part?
    /// An action is frozen, or was just now, and here the refusal is met.
    package var awaitsRefusal: Bool?
    /// Every request and answer, redirect hops included, in order.
    package var exchanges: [Exchange] = []
    package var seen: Seen = .nothing
    package var checks: [Check] = []
    package var signs: [Sign] = []

    package init(step: String, channel: String, session: String, kind: String, offset: Int = 0, duration: Int = 0) {
        self.step = step
        self.channel = channel
        self.session = session
        self.kind = kind
        self.offset = offset
        self.duration = duration
    }
}

extension Observation {
    /// What a step belongs to that is walked because of a containment.
    package enum Part: String, Sendable, Hashable, Codable {
        /// Other steps than the journey's own lead to the refusal.
        case contained
        /// What a customer does after the refusal.
        case wayOut
    }
}

/// The payload of an observation, one case per kind of step.
package enum Seen: Sendable, Hashable, Codable {
    case nothing
    case page(PageSeen)
    case response(ResponseSeen)
    case conversation(ConversationSeen)
    case call(CallSeen)
    case mail(MailSeen)
}
