import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// Runs whose action is frozen on purpose, or was: what is right, what is not, and what nobody can say.
@Suite("Containment")
struct ContainmentTests {
    private static func seen(
        _ expectation: Containments.Expectation, isDescribed: Bool = true, until: Date? = noon.after(3600)
    ) -> ContainmentSeen {
        ContainmentSeen(
            action: "reset", expectation: expectation, isDescribed: isDescribed, freeze: "f", since: noon.after(-3600),
            until: until)
    }

    private static func walked(
        _ observations: [Observation], _ expectation: Containments.Expectation, isDescribed: Bool = true
    ) -> Run {
        var run = run(observations)
        run.containment = seen(expectation, isDescribed: isDescribed)
        return run
    }

    /// The step that is refused, as the engine leaves it: the lines of the refusal, and of what shows that it went through.
    private static func asked(
        _ refused: Check.Outcome, through: Check.Outcome? = nil, signs: [Sign.Kind] = [], own: Check.Outcome = .failed,
        awaits: Bool = true, more: [Check] = []
    ) -> Observation {
        var checks = [
            check(.expect, own, "url endsWith \"/sent\""), check(.refused, refused, "body contains \"paused\""),
        ]
        if let through { checks.append(check(.letThrough, through, "status == 201")) }
        var step = VerdictsTests.seen(
            "ask", signs: signs.map { Sign($0, "seen \($0.rawValue)") }, checks: checks + more)
        if awaits { step.awaitsRefusal = true }
        return step
    }

    private static func wayOut(_ outcome: Check.Outcome = .held, isGoal: Bool = true, within: Int? = nil) -> Observation
    {
        var step = VerdictsTests.seen(
            "call-me", on: "web", checks: [check(.expect, outcome, "reference")], isGoal: isGoal)
        step.part = .wayOut
        step.within = within
        return step
    }

    private static func judged(_ run: Run) -> Judgement { Judge.judgement(of: run) }

    // MARK: Refused

    @Test("calls a calm refusal whose way out works safely degraded")
    func contained() {
        let judgement = Self.judged(Self.walked([Self.asked(.held), Self.wayOut()], .contained))
        #expect(judgement.reason == .contained)
        #expect(judgement.verdict == .safelyDegraded)
        #expect(judgement.failingStep == nil)
    }

    @Test("calls a refusal without a way out a dead end of the channel that refuses")
    func deadEnd() {
        var out = Self.wayOut(.failed)
        out.channel = "phone"
        var run = Self.walked([Self.asked(.held), out], .contained)
        run.reach.append(reach(.serverError, of: "phone"))
        let judgement = Self.judged(run)
        #expect(judgement.reason == .deadEnd)
        #expect(judgement.channel == "web")
        #expect(judgement.failingStep == "call-me")
    }

    @Test("says nothing of a way out that was not walked, or whose end was not looked at")
    func wayOutUnseen() {
        #expect(Self.judged(Self.walked([Self.asked(.held)], .contained)).reason == .inconclusive)
        let blind = [Self.asked(.held), Self.wayOut(isGoal: false)]
        #expect(Self.judged(Self.walked(blind, .contained)).reason == .inconclusive)
    }

    @Test("takes softdown's own faults on the way out for nobody else's")
    func ownFault() {
        var out = Self.wayOut(.held)
        out.signs = [Sign(.ownFault, "no mailbox")]
        #expect(Self.judged(Self.walked([Self.asked(.held), out], .contained)).reason == .monitorFault)
        var run = Self.walked([Self.asked(.held)], .contained)
        run.ending = .ownFault("a missing secret")
        #expect(Self.judged(run).reason == .monitorFault)
    }

    @Test("calls a way out that comes too late too slow")
    func lateWayOut() {
        let judgement = Self.judged(Self.walked([Self.asked(.held), Self.wayOut(within: 1)], .contained))
        #expect(judgement.reason == .tooSlow)
    }

    @Test("calls what is still shown stale when its 'as of' is too old")
    func stale() {
        let old = check(.asOf, .failed, "newerThan 24h", age: true)
        let judgement = Self.judged(Self.walked([Self.asked(.held, more: [old]), Self.wayOut()], .contained))
        #expect(judgement.reason == .stale)
        #expect(judgement.expected == "newerThan 24h")
    }

    @Test(
        "believes no refusal beside a bot wall, a timeout or another customer's data",
        arguments: [Sign.Kind.botWall, .timedOut, .connectFailed])
    func spoilt(sign: Sign.Kind) {
        let judgement = Self.judged(Self.walked([Self.asked(.held, signs: [sign]), Self.wayOut()], .contained))
        #expect(judgement.reason != .contained)
        #expect(judgement.verdict == .softDown)
    }

    // MARK: Not refused

    @Test("calls going through anyway unsafe, even where the customer did not arrive")
    func ignored() {
        for own in [Check.Outcome.held, .failed] {
            let judgement = Self.judged(Self.walked([Self.asked(.failed, through: .held, own: own)], .contained))
            #expect(judgement.reason == .containmentIgnored)
            #expect(judgement.verdict == .unsafe)
            #expect(judgement.failingStep == "ask")
        }
    }

    @Test("takes the journey's own goal for going through where no line says so")
    func goalReached() {
        let goal = VerdictsTests.seen("account", isGoal: true)
        let passed = Self.asked(.failed, own: .held)
        #expect(Self.judged(Self.walked([passed, goal], .contained)).reason == .containmentIgnored)
        var late = Self.walked([passed, goal], .contained)
        late.duration = late.within + 1
        #expect(Self.judged(late).reason == .containmentIgnored, "late is through as well")
    }

    @Test("takes an error page for no refusal")
    func errorPage() {
        let judgement = Self.judged(
            Self.walked([Self.asked(.failed, through: .failed, signs: [.statusRefused])], .contained))
        #expect(judgement.verdict == .softDown)
        #expect(judgement.expected.hasPrefix("a calm refusal"))
    }

    @Test("lets the reach check decide where nothing answers")
    func down() {
        var run = Self.walked([Self.asked(.failed, signs: [.connectFailed])], .contained)
        run.reach = [reach(.connectFailure)]
        #expect(Self.judged(run).reason == .connectFailure)
    }

    @Test("finds something unsafe before it looks at the freeze")
    func unsafeFirst() {
        let leak = check(.never, .failed, "reply contains canary")
        let judgement = Self.judged(Self.walked([Self.asked(.held, more: [leak]), Self.wayOut()], .contained))
        #expect(judgement.reason == .leaked)
    }

    // MARK: Nobody said how a refusal looks

    @Test("does not know a refusal that nobody described, and knows that going through is none")
    func undescribed() {
        let refused = Self.walked([Self.asked(.failed, awaits: false)], .contained, isDescribed: false)
        #expect(Self.judged(refused).reason == .inconclusive)
        let through = Self.walked([VerdictsTests.seen("account", isGoal: true)], .contained, isDescribed: false)
        #expect(Self.judged(through).reason == .containmentIgnored)
    }

    // MARK: Grace

    @Test("takes either treatment for right just after a freeze begins, and just after it ends")
    func either() {
        let refused = Self.walked([Self.asked(.held), Self.wayOut()], .either)
        #expect(Self.judged(refused).reason == .contained)
        let through = Self.walked(
            [Self.asked(.failed, own: .held), VerdictsTests.seen("account", isGoal: true)], .either)
        #expect(Self.judged(through).reason == .arrived)
        let trapped = Self.walked([Self.asked(.held), Self.wayOut(.failed)], .either)
        #expect(Self.judged(trapped).reason == .deadEnd, "but not a trap")
    }

    // MARK: Over

    @Test("names the frozen page of a freeze that is over, or that nobody declared")
    func stillContained() {
        let over = Self.walked([Self.asked(.held, awaits: false)], .normal)
        let judgement = Self.judged(over)
        #expect(judgement.reason == .stillContained)
        #expect(judgement.verdict == .softDown)
        #expect(judgement.failingStep == "ask")
        var never = over
        never.containment = nil
        #expect(Self.judged(never).reason == .stillContained)
        #expect(Self.judged(Self.walked([Self.asked(.failed, awaits: false)], .normal)).reason != .stillContained)
    }

    @Test("fails no step because of the words of a refusal")
    func wordsFailNothing() {
        let passed = Self.asked(.held, own: .held, awaits: false)
        let run = Self.walked([passed, VerdictsTests.seen("account", isGoal: true)], .normal)
        #expect(Self.judged(run).reason == .arrived)
    }

    // MARK: Personas

    @Test("calls a customer who must be refused, and is, well treated where nothing is frozen")
    func persona() {
        var run = Self.walked([Self.asked(.held), Self.wayOut()], .contained)
        run.persona = PersonaSeen(name: "tor", treatment: .contained)
        #expect(Self.judged(run).reason == .contained, "frozen for all")
        run.containment?.freeze = nil
        #expect(Self.judged(run).reason == .arrived)
        var through = Self.walked([Self.asked(.failed, through: .held)], .contained)
        through.persona = run.persona
        through.containment?.freeze = nil
        #expect(Self.judged(through).reason == .letThrough)
    }

    @Test("judges a persona that is asked for more by the goal, and not by the question")
    func stepUp() {
        func run(_ detour: [Observation], isGoal: Bool = false) -> Run {
            var run = VerdictsTests.run(
                [
                    VerdictsTests.seen("password"),
                    VerdictsTests.seen("prove", signs: [Sign(.noSuchForm, "no form")], checks: []),
                ] + detour)
            run.persona = PersonaSeen(name: "new", treatment: .stepUp)
            run.persona?.stepUp = PersonaSeen.StepUp(after: "password", steps: ["prove"])
            run.persona?.stepUp?.detour = ["account"]
            run.persona?.stepUp?.isGoal = isGoal
            return run
        }
        #expect(Self.judged(run([VerdictsTests.seen("account", isGoal: true)])).reason == .letThrough)
        // The goal was not reached without the question: nobody was let through.
        let broken = VerdictsTests.seen("account", checks: [check(.expect, .failed)], isGoal: true)
        #expect(Self.judged(run([broken])).reason != .letThrough)
        #expect(Self.judged(run([])).reason != .letThrough)
        #expect(Self.judged(run([VerdictsTests.seen("account")])).reason != .letThrough, "no goal")
    }
}
