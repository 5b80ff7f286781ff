import Credentials
import Documents
import Foundation
import Journeys
import Observations
import Transfers

/// The state of one run while it happens. Lives in one task and is never shared.
final class Walk {
    let plan: Plan
    let journey: Journey
    let runIdentifier: String
    let client: any TransferClient
    let clock: any EngineClock
    let ledger: any AccountLedger
    let hosts: HostRules
    var values: Values
    var secrets: RunSecrets
    private(set) var sessions: [String: Session] = [:]
    /// The clock's reading at the start.
    let epoch: Int
    /// Time that softdown itself waited (for an unused code), which no customer would have: no part of any duration.
    private(set) var paused = 0
    private let meter: any LagMeter
    /// What the meter said at the start, and what was added to it in pauses.
    private var lagBefore: Int
    private var budget: Int
    let gate: HostGate
    private let pages: PageRoom
    /// What this run has of the room.
    private var room = 0
    let baseDirectory: String
    /// By id of the inbox step: what was in the mailbox before the step that causes the mail.
    var mailboxBaselines: [String: MailboxBaseline] = [:]
    /// Messages that an earlier step of this run has taken.
    var takenMessages: Set<String> = []
    var retryAfter: Int?
    var provenance = Provenance()
    /// Steps that entered a one-time code.
    var codeSteps: [String] = []
    /// Scripts and styles that were there.
    var loadedAssets: Set<String> = []
    /// What the persona adds to requests.
    var dress = Dress()
    /// What was declared of the journey's action when the run began.
    var containment: ContainmentSeen?
    /// What the steps that are being walked belong to.
    var part: Observation.Part?
    /// A bot said in a turn before that the action is frozen.
    var hasMetRefusal = false
    /// What the last step was answered, for guards that compare answers.
    var lastAnswer: LastAnswer?

    init(
        plan: Plan, journey: Journey, runIdentifier: String, environment: EngineEnvironment, shelf: SecretShelf
    ) {
        self.plan = plan
        self.journey = journey
        self.runIdentifier = runIdentifier
        client = environment.client
        clock = environment.clock
        ledger = environment.ledger
        gate = environment.gate
        pages = environment.pages
        baseDirectory = environment.baseDirectory
        hosts = HostRules(hosts: plan.site.hosts + journey.hosts)
        values = Values(plan: plan, journey: journey, shelf: shelf, runIdentifier: runIdentifier)
        secrets = RunSecrets(shelf: shelf)
        epoch = environment.clock.microseconds
        meter = environment.lag
        lagBefore = environment.lag.microseconds
        budget = journey.deadline.wholeMicroseconds
    }

    /// Microseconds since the start, without pauses.
    var elapsed: Int { clock.microseconds - epoch - paused }
    /// Microseconds of ``elapsed`` in which softdown itself was late.
    var lag: Int { max(meter.microseconds - lagBefore, 0) }
    /// Microseconds until the run is cut off.
    var left: Int { budget - elapsed }
    /// The clock's reading at which the run is cut off.
    var deadline: Int { epoch + paused + budget }

    /// Gives the steps that follow a budget of their own, from now on.
    func grant(microseconds: Int) { budget = elapsed + microseconds }

    func session(for step: Step, default name: String) -> Session {
        let name = step.session ?? name
        if let session = sessions[name] { return session }
        let session = Session(name: name, identifier: client.openSession())
        sessions[name] = session
        return session
    }

    /// - Parameter isCustomers: whether the customer's own device asks, and so appears as the persona does.
    func browser(bodyLimit: Int? = nil, isCustomers: Bool = true) -> Browser {
        let trust = TransferRequest.Trust(authorityFile: plan.site.authorityFile.map(path))
        return Browser(
            client: client, clock: clock, hosts: hosts, trust: trust,
            bodyLimit: bodyLimit ?? plan.site.limits.bodyBytes,
            syntheticName: "softdown/\(journey.id)", gate: gate, epoch: epoch + paused, deadline: deadline,
            dress: isCustomers ? dress : Dress())
    }

    /// A path of the site's, absolute.
    func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : baseDirectory + "/" + relative
    }

    func fill(_ template: Template) throws(StepProblem) -> String {
        do {
            return try values.fill(template)
        } catch {
            throw StepProblem.ownFault("'{{\(error.name)}}' has no value")
        }
    }

    /// Sleeps at most until the run is cut off.
    func sleep(_ microseconds: Int) async throws(StepProblem) {
        do {
            try await clock.sleep(microseconds: min(microseconds, max(left, 0)))
        } catch {
            throw .ownFault("softdown was stopped in the middle")
        }
    }

    func pause(_ microseconds: Int) async throws(StepProblem) {
        let (start, late) = (clock.microseconds, meter.microseconds)
        do {
            try await clock.sleep(microseconds: microseconds)
        } catch {
            throw .ownFault("softdown was stopped in the middle")
        }
        paused += clock.microseconds - start
        lagBefore += meter.microseconds - late
    }

    /// Does something that no customer waits for: it is no part of any duration.
    func offTheClock<Result>(_ work: () async -> Result) async -> Result {
        let (start, late) = (clock.microseconds, meter.microseconds)
        let result = await work()
        paused += clock.microseconds - start
        lagBefore += meter.microseconds - late
        return result
    }

    func learnCookies() async {
        for session in sessions.values {
            guard let url = session.page?.url else { continue }
            secrets.add(await client.cookies(of: session.identifier, for: url))
        }
    }

    /// Waits, off the clock, until the page that has come can be read without taking more memory than there is for all.
    func makeRoom(for page: [UInt8]) async {
        let weight = pages.share(of: PageRoom.weight(of: page))
        guard weight > room else { return }
        if room > 0 {
            pages.widen(by: weight - room)
        } else {
            await offTheClock { await pages.enter(weight) }
        }
        room = weight
    }

    /// Waits, off the clock, until there is room for an answer that is read at once and not kept.
    ///
    /// - Returns: what to ``giveBack(room:)`` as soon as it is read.
    func borrowRoom(for body: [UInt8]) async -> Int {
        let weight = pages.share(of: PageRoom.weight(of: body))
        guard weight > 0 else { return 0 }
        if room > 0 {
            pages.widen(by: weight)
        } else {
            await offTheClock { await pages.enter(weight) }
        }
        return weight
    }

    func giveBack(room weight: Int) { if weight > 0 { pages.leave(weight) } }

    func close() {
        for session in sessions.values { client.closeSession(session.identifier) }
        sessions = [:]
        if room > 0 { pages.leave(room) }
        room = 0
    }
}

/// Why a step could not be done at all.
enum StepProblem: Error {
    /// softdown's own: nobody else's fault.
    case ownFault(String)
    /// What was met does not let the customer go on.
    case met(Sign)

    var words: String {
        switch self {
        case .ownFault(let what): what
        case .met(let sign): sign.detail
        }
    }
}
