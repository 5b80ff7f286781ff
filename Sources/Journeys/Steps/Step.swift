/// One thing done on the way.
package struct Step: Hashable, Sendable {
    package var id: String
    package var kind: StepKind
    /// The journey's channel where it is absent.
    package var channel: String?
    /// The name of a session; absent for the kind's own default session.
    package var session: String?
    /// Later than this is ``Reason/tooSlow``.
    package var within: Duration?
    package var expectations: [Expectation] = []
    /// Asked again and again until all of these hold, at most for ``within``. For ``StepKind/open(_:)`` and ``StepKind/request(_:)``.
    package var until: [Expectation] = []
    /// What was written before, and must be there now that it is read back.
    package var saved: [Expectation] = []
    /// What this customer said or was given in another channel, and must be known here.
    package var known: [Expectation] = []
    /// One that holds shows something that must never be shown.
    package var never: [Expectation] = []
    package var captures: [Capture] = []
    /// Whose page this is: compared with the account's number.
    @Boxed package var owner: Capture?
    /// The password that the account has after this step.
    package var setsPassword: Template?
    /// The action that this step performs: the journey's, and the refusal is met here while it is frozen.
    package var action: String?
    /// The last step of a guard, and the step that is refused while an action is frozen: the refusal that must be met.
    package var refused: [Expectation] = []
    /// At the same step: what shows that it was let through.
    package var letThrough: [Expectation] = []
    /// A step-up is expected right after it, so that it leads not where it says: see ``Journey/stepUp``.
    package var isBeforeStepUp = false
    /// The step that is refused while an action is frozen: how old what it still shows may be.
    package var asOf: [Expectation] = []
    package var location: SourceLocation
    /// Where the values of its keys stand, by key: `channel`, `in`, `within`. For diagnostics.
    package var places: [String: SourceLocation] = [:]

    package init(id: String, kind: StepKind, location: SourceLocation) {
        self.id = id
        self.kind = kind
        self.location = location
    }
}

/// What a step does. Each case is one file here, one runner in the engine and one payload of observations.
///
/// Indirect for the reason that ``Boxed`` gives.
package indirect enum StepKind: Hashable, Sendable {
    case open(OpenStep)
    case request(RequestStep)
    case submit(SubmitStep)
    case chat(ChatStep)
    case call(CallStep)
    case inbox(InboxStep)
    case wait(WaitStep)

    /// The key that names the kind in a file.
    package var word: String {
        switch self {
        case .open: "open"
        case .request: "http"
        case .submit: "submit"
        case .chat: "chat"
        case .call: "call"
        case .inbox: "inbox"
        case .wait: "wait"
        }
    }
}
