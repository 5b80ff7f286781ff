import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// The grounds on which the rules of containment decide, one by one: without any of them one of these goes red.
@Suite("Containment, ground by ground")
struct ContainmentGroundsTests {
    private func walked(_ observations: [Observation], _ expectation: Containments.Expectation = .contained) -> Run {
        var run = run(observations)
        run.containment = ContainmentSeen(
            action: "reset", expectation: expectation, isDescribed: true, freeze: "f", since: noon.after(-3600),
            until: noon.after(3600))
        return run
    }

    private func asked(
        _ refused: Check.Outcome, through: [Check.Outcome] = [], signs: [Sign.Kind] = [], own: Check.Outcome = .failed,
        awaits: Bool = true, more: [Check] = []
    ) -> Observation {
        let shown = through.map { check(.letThrough, $0, "status == 201") }
        var step = seen(
            "ask", signs: signs.map { Sign($0, "seen \($0.rawValue)") },
            checks: [check(.expect, own, "url endsWith \"/sent\""), check(.refused, refused, "paused")] + shown + more)
        if awaits { step.awaitsRefusal = true }
        return step
    }

    private func part(_ part: Observation.Part, _ step: String, _ checks: [Check], isGoal: Bool = false) -> Observation
    {
        var observation = seen(step, checks: checks, isGoal: isGoal)
        observation.part = part
        return observation
    }

    private var wayOut: Observation { part(.wayOut, "call-me", [check(.expect, .held, "reference")], isGoal: true) }

    private func judged(_ run: Run) -> Judgement { Judge.judgement(of: run) }

    @Test("a frozen page around the borders of a freeze is no leftover of another one")
    func leftover() {
        #expect(judged(walked([asked(.held, awaits: false)], .normal)).reason == .stillContained)
        #expect(judged(walked([asked(.held, awaits: false)], .either)).reason != .stillContained)
        var held = walked([asked(.held, awaits: false)], .normal)
        held.guardReason = .letThrough
        #expect(judged(held).reason != .stillContained, "guards look for refusals")
    }

    @Test("a calm refusal that comes too late is too slow")
    func lateRefusal() {
        var slow = asked(.held)
        slow.within = slow.duration - 1
        let judgement = judged(walked([slow, wayOut]))
        #expect(judgement.reason == .tooSlow)
        #expect(judgement.failingStep == "ask")
    }

    @Test("what must still work while something is frozen, must")
    func stillWorks() {
        let broken = part(.contained, "opening-hours", [check(.expect, .failed)])
        let judgement = judged(walked([asked(.held), broken, wayOut]))
        #expect(judgement.verdict == .softDown)
        #expect(judgement.failingStep == "opening-hours")
    }

    @Test("a way out that was cut off is too slow, and not unknown")
    func cutOff() {
        var run = walked([asked(.held)])
        run.ending = .deadline
        #expect(judged(run).reason == .tooSlow)
    }

    @Test("a way out to old content is stale")
    func staleWayOut() {
        let old = part(.wayOut, "faq", [check(.expect, .failed, "newerThan 24h", age: true)], isGoal: true)
        #expect(judged(walked([asked(.held), old])).reason == .stale)
    }

    @Test("an 'as of' that is missing is as old as one that is old", arguments: [Check.Outcome.failed, .missing])
    func asOf(outcome: Check.Outcome) {
        let old = check(.asOf, outcome, "newerThan 24h", age: true)
        #expect(judged(walked([asked(.held, more: [old]), wayOut])).reason == .stale)
    }

    @Test("going through is believed when every line says so, of an answer that came")
    func through() {
        #expect(judged(walked([asked(.failed, through: [.held, .held])])).reason == .containmentIgnored)
        #expect(judged(walked([asked(.failed, through: [.held, .failed])])).reason != .containmentIgnored)
        let silent = asked(.failed, through: [.held], signs: [.timedOut])
        #expect(judged(walked([silent])).reason != .containmentIgnored)
    }

    @Test("a refusal without its explanation is one and the same on a page, on the phone and at the desk")
    func unexplained() {
        let status = check(.refused, .held, "status == 409")
        let refusals = [
            asked(.failed), asked(.failed, signs: [.callEndedEarly]), asked(.failed, signs: [.wrongEnding]),
            asked(.failed, signs: [.statusRefused], more: [status]),
        ]
        for refusal in refusals {
            let judgement = judged(walked([refusal]))
            #expect(judgement.reason == .wrongContent)
            #expect(judgement.expected.hasPrefix("a calm refusal"))
        }
        // An error page is no refusal, and something else in the way is what it is.
        #expect(judged(walked([asked(.failed, signs: [.statusRefused])])).reason == .stepError)
        #expect(judged(walked([asked(.failed, signs: [.callEndedEarly, .emptyCallDocument])])).reason == .noReply)
        #expect(
            judged(walked([asked(.failed, signs: [.lockedOut, .statusRefused], more: [status])])).reason == .blocked)
        var down = walked([asked(.failed, signs: [.callEndedEarly])])
        down.reach = [reach(.serverError)]
        #expect(judged(down).reason == .serverError)
    }

    @Test("a calm refusal is all of it, in an answer that came, and shows nothing of anybody else")
    func calm() {
        #expect(judged(walked([asked(.held), wayOut])).reason == .contained)
        let half = asked(.held, more: [check(.refused, .failed, "and why")])
        #expect(judged(walked([half, wayOut])).reason != .contained)
        var error = asked(.held)
        error.exchanges = [Exchange(method: "POST", url: "https://a.example/reset", status: 503)]
        #expect(judged(walked([error, wayOut])).reason != .contained, "an error page that says paused")
        var named = asked(.held, more: [check(.refused, .held, "status == 503")])
        named.exchanges = error.exchanges
        #expect(judged(walked([named, wayOut])).reason == .contained, "the journey says itself that it is 503")
        let other = asked(.held, more: [check(.owner, .failed, "the customer's own number")])
        #expect(judged(walked([other, wayOut])).reason != .contained)
        #expect(judged(walked([asked(.held, more: [check(.owner, .missing)]), wayOut])).reason == .contained)
    }

    @Test("where other steps lead to the refusal, what they expect is expected")
    func otherSteps() {
        for (own, isCalm) in [(Check.Outcome.held, true), (.failed, false)] {
            var refused = asked(.held, own: own)
            refused.part = .contained
            #expect((judged(walked([refused, wayOut])).reason == .contained) == isCalm)
        }
    }

    @Test("a goal that nobody looked at is no proof of going through")
    func blindGoal() {
        let blind = seen("account", checks: [], isGoal: true)
        var late = walked([asked(.failed, own: .held), blind])
        late.duration = late.within + 1
        #expect(judged(late).reason != .containmentIgnored)
        let judgement = judged(walked([asked(.failed, own: .held), blind]))
        #expect(judgement.reason == .wrongContent, "neither refused nor through")
        #expect(judgement.expected.hasPrefix("a calm refusal"))
    }

    @Test("a walk that arrived has arrived, whatever cut off the one behind it")
    func endedByItself() {
        let arrived = [asked(.failed, own: .held), seen("account", isGoal: true)]
        var run = walked(arrived + [part(.contained, "opening-hours", [check()])], .either)
        run.ending = .deadline
        #expect(judged(run).reason == .arrived)
    }
}
