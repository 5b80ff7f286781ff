import Foundation
import Journeys
import Observations
import Verdicts

let noon = Date(timeIntervalSince1970: 1_790_000_000)

extension Date {
    func after(_ seconds: Double) -> Date { addingTimeInterval(seconds) }
}

let place = SourceLocation(file: "a.yaml", line: 3, column: 7)

func check(
    _ role: Check.Role = .expect, _ outcome: Check.Outcome = .held, _ expected: String = "status == 200",
    got: String = "200", age: Bool = false
) -> Check {
    Check(
        role: role, outcome: outcome, source: expected, location: place, expected: expected, got: got, isAboutAge: age)
}

func seen(
    _ step: String, on channel: String = "web", signs: [Sign] = [], checks: [Check] = [check()], isGoal: Bool = false,
    duration: Int = 100_000
) -> Observation {
    var observation = Observation(step: step, channel: channel, session: "browser", kind: "open", duration: duration)
    observation.signs = signs
    observation.checks = checks
    observation.isGoal = isGoal
    return observation
}

/// A run that comes to `arrived`, unless something is changed: every channel's reach check is up.
func run(_ observations: [Observation], id: String = "run000000001", journey: String = "sign-in") -> Run {
    var run = Run(
        id: id, journey: journey, channel: observations.last?.channel ?? "web", site: "here", plan: "p",
        startedAt: noon, duration: observations.reduce(0) { $0 + $1.duration }, within: 20_000_000, every: 300)
    run.observations = observations
    run.reach = Set(observations.map(\.channel)).union(["web"]).sorted().map {
        ReachSeen(channel: $0, at: noon, result: .up, status: 200)
    }
    return run
}

func arrivedRun() -> Run { run([seen("open"), seen("account", isGoal: true)]) }

func failed(signs: [Sign.Kind], checks: [Check] = [], entersCredential: Bool = false) -> Run {
    var step = seen("submit", signs: signs.map { Sign($0, "seen \($0.rawValue)") }, checks: checks)
    step.entersCredential = entersCredential
    return run([seen("open"), step])
}

func reach(_ result: ReachSeen.Result, of channel: String = "web", after seconds: Double = 1) -> ReachSeen {
    ReachSeen(channel: channel, at: noon.after(seconds), result: result, detail: "reach \(result.rawValue)")
}

func sample(_ reason: Reason, _ minute: Double, journey: String = "sign-in", channel: String = "web") -> Sample {
    Sample(
        run: "run\(minute)", journey: journey, channel: channel, at: noon.after(minute * 60), reason: reason)
}

func policy(_ failures: Int = 2, of window: Int = 3, recoveries: Int = 2) -> ConfirmationPolicy {
    var policy = ConfirmationPolicy()
    policy.failures = failures
    policy.window = window
    policy.recoveries = recoveries
    return policy
}

/// One sample a minute.
func track(
    _ reasons: [Reason], journey: String = "sign-in", channel: String = "web", rules: ConfirmationPolicy = policy()
) -> Track {
    reasons.enumerated().reduce(Track(journey: journey, channel: channel)) { track, next in
        track.absorbing(sample(next.element, Double(next.offset), journey: journey, channel: channel), rules: rules)
    }
}

func finding(_ outcome: GuardFinding.Outcome, _ reason: Reason = .letThrough) -> GuardFinding {
    GuardFinding(outcome: outcome, reason: reason, channel: "web")
}

/// The same numbers on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func context(
    _ journeys: [String: [String]] = ["sign-in": ["web"]], guards: Set<String> = [], minute: Double,
    restsUntil: Date? = nil
) -> StandingContext {
    StandingContext(
        channels: ["web", "chat"],
        journeys: journeys.mapValues {
            StandingContext.Planned(channels: $0, confirmation: policy(), every: 300, restsUntil: restsUntil)
        }, guards: guards, now: noon.after(minute * 60))
}

extension StandingState {
    /// Folds one run in at its minute and brings everything up to it.
    mutating func take(_ judgement: Judgement, journey: String = "sign-in", minute: Double, in context: StandingContext)
    {
        var walked = run([], id: "run\(minute)", journey: journey)
        walked.startedAt = noon.after(minute * 60)
        absorb(judgement, of: walked, in: context)
        refresh(in: context)
    }

    func state(_ channel: String = "web") -> ChannelState? { channelStates.first { $0.channel == channel } }
}

func site(_ channels: [String] = ["web", "chat"]) throws -> Site {
    var site = Site(name: "here", title: "Here", location: place, text: "site: here\n")
    site.hosts = ["a.example"]
    site.channels = try channels.map {
        Channel(
            name: $0, title: $0.uppercased(), reach: try Template("https://a.example/", at: place), location: place)
    }
    return site
}

func journey(
    _ id: String, on channel: String = "web", through: [String] = [], guarding: GuardReason? = nil,
    intent: String? = nil, needs: [String] = []
) throws -> Journey {
    let place = SourceLocation(file: "\(id).yaml", line: 1, column: 1)
    var journey = Journey(id: id, title: "The \(id)", channel: channel, location: place, text: "journey: \(id)\n")
    journey.intent = intent
    journey.needs = needs
    journey.steps = try (through + [channel]).enumerated().map { index, channel in
        var step = Step(
            id: "step-\(index)", kind: .open(OpenStep(url: try Template("https://a.example/", at: place))),
            location: place)
        step.channel = channel
        step.expectations = [Expectation(query: .status, predicate: .exists, source: "status exists", location: place)]
        return step
    }
    if let guarding, var last = journey.steps.popLast() {
        journey.purpose = .guarding(guarding)
        last.refused = last.expectations
        last.letThrough = last.expectations
        journey.steps.append(last)
    }
    return journey
}

func plan(_ journeys: [Journey], unsound: [UnsoundJourney] = []) throws -> Plan {
    PlanChecker.check(site: try site(), journeys: journeys, unsound: unsound).plan
}
