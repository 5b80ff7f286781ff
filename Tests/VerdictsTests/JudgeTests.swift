import Foundation
import Observations
import Testing
import Verdicts

@Suite("The judge of walks")
struct JudgeTests {
    @Test("calls a customer who arrived in time usable")
    func arrived() {
        let judgement = Judge.judgement(of: arrivedRun())
        #expect(judgement.reason == .arrived)
        #expect(judgement.verdict == .usable)
        #expect(judgement.failingStep == nil)
        #expect(judgement.got == "in 200 ms")
    }

    @Test(
        "lets the reach check decide between down and soft_down",
        arguments: [
            (ReachSeen.Result.up, Reason.identityFailed), (.dnsFailure, .dnsFailure),
            (.connectFailure, .connectFailure),
            (.tlsFailure, .tlsFailure), (.timeout, .timeout), (.serverError, .serverError), (.ownFault, .monitorFault),
        ])
    func reached(_ result: ReachSeen.Result, _ reason: Reason) {
        var run = failed(signs: [.credentialRefused])
        run.reach = [reach(result)]
        let judgement = Judge.judgement(of: run)
        #expect(judgement.reason == reason)
        #expect(judgement.evidence.contains("reach check: reach \(result.rawValue)") == (result != .up))
    }

    @Test("believes the later of two reach checks, and only those of the failing channel")
    func laterReach() {
        var run = failed(signs: [.statusRefused])
        run.reach = [reach(.up), reach(.serverError)]
        #expect(Judge.judgement(of: run).reason == .serverError)
        run.reach = [reach(.serverError), reach(.up)]
        #expect(Judge.judgement(of: run).reason == .stepError)
        run.reach = [reach(.up), reach(.serverError, of: "chat")]
        #expect(Judge.judgement(of: run).reason == .stepError)
    }

    @Test("says nothing of a failure without a reach check of its channel")
    func noReach() {
        for others in [[], [reach(.up, of: "chat")], [reach(.timeout, of: "chat")]] {
            var run = failed(signs: [.statusRefused])
            run.reach = others
            #expect(Judge.judgement(of: run).reason == .inconclusive)
        }
    }

    @Test("calls an arrival usable although the reach check fails")
    func uptimeIsWrong() {
        var run = arrivedRun()
        run.reach = [reach(.serverError)]
        #expect(Judge.judgement(of: run).reason == .arrived)
    }

    @Test("takes softdown's own faults for nobody else's")
    func ownFault() {
        #expect(Judge.judgement(of: failed(signs: [.credentialRefused, .ownFault])).reason == .monitorFault)
        var down = failed(signs: [.ownFault])
        down.reach = [reach(.serverError)]
        #expect(Judge.judgement(of: down).reason == .monitorFault)
        var stopped = run([])
        stopped.ending = .ownFault("no secret 'pin'")
        #expect(Judge.judgement(of: stopped).reason == .monitorFault)
        #expect(Judge.judgement(of: stopped).got == "no secret 'pin'")
        var arrivedBefore = arrivedRun()
        arrivedBefore.ending = .ownFault("disk full")
        #expect(Judge.judgement(of: arrivedBefore).reason == .monitorFault)
    }

    @Test("counts nothing of a run that was interrupted, but what was unsafe in it")
    func interrupted() {
        for walked in [arrivedRun(), failed(signs: [.credentialRefused]), run([])] {
            var stopped = walked
            stopped.ending = .interrupted
            let judgement = Judge.judgement(of: stopped)
            #expect(judgement.reason == .inconclusive)
            #expect(judgement.passedChannels == [])
        }
        var leaking = arrivedRun()
        leaking.ending = .interrupted
        leaking.observations[0].checks.append(check(.never, .failed))
        #expect(Judge.judgement(of: leaking).reason == .leaked)
    }

    @Test("names the step that took the time, and not the one in which it ended")
    func overtaken() {
        var late = run([seen("open"), seen("wait", on: "chat"), seen("last")])
        late.duration = 60_000_000
        late.observations[1].duration = 50_000_000
        late.observations[2].duration = 9_000_000
        late.observations[2].signs = [Sign(.timedOut, "no answer after 9 s")]
        #expect(Judge.judgement(of: late).failingStep == "wait")
        #expect(Judge.judgement(of: late).reason == .tooSlow)
        var hanging = late
        hanging.observations[2].duration = 51_000_000
        #expect(Judge.judgement(of: hanging).failingStep == "last")
        var limited = late
        limited.observations[2].within = 9_000_000
        #expect(Judge.judgement(of: limited).failingStep == "last")
        var inTime = late
        inTime.duration = 1_000
        #expect(Judge.judgement(of: inTime).failingStep == "last")
        var broken = late
        broken.observations[2].signs.append(Sign(.redirectCircle, "the same address again"))
        #expect(Judge.judgement(of: broken).failingStep == "last")
    }

    @Test("calls a run that was cut off too slow, or down")
    func deadline() {
        var slow = run([seen("open"), seen("wait", on: "chat")])
        slow.ending = .deadline
        slow.duration = 60_000_000
        let judgement = Judge.judgement(of: slow)
        #expect(judgement.reason == .tooSlow)
        #expect(judgement.channel == "chat")
        #expect(judgement.failingStep == "wait")
        #expect(judgement.passedChannels == ["web"])
        #expect(judgement.got.contains("1 min 0 s"))
        // Where the run was cut off is chance.
        slow.observations.append(seen("last"))
        slow.observations[1].duration = 50_000_000
        #expect(Judge.judgement(of: slow).failingStep == "wait")
        slow.reach = [reach(.timeout, of: "chat")]
        #expect(Judge.judgement(of: slow).reason == .timeout)
        var nothing = run([])
        nothing.ending = .deadline
        #expect(Judge.judgement(of: nothing).reason == .tooSlow)
        var arrivedLate = arrivedRun()
        arrivedLate.ending = .deadline
        #expect(Judge.judgement(of: arrivedLate).reason == .tooSlow)
        var broken = failed(signs: [.emptyBody])
        broken.ending = .deadline
        #expect(Judge.judgement(of: broken).reason == .noReply)
    }

    @Test("calls a step beyond its own limit too slow, and not at its limit")
    func lateStep() {
        var walked = run([seen("open", duration: 2_000_000), seen("account", isGoal: true)])
        walked.observations[0].within = 2_000_000
        #expect(Judge.judgement(of: walked).reason == .arrived)
        walked.observations[0].duration = 2_000_001
        let judgement = Judge.judgement(of: walked)
        #expect(judgement.reason == .tooSlow)
        #expect(judgement.failingStep == "open")
        #expect(judgement.expected == "within 2.0 s")
        walked.reach = [reach(.timeout)]
        #expect(Judge.judgement(of: walked).verdict == .down)
    }

    @Test("calls a journey beyond its limit too slow, at its slowest step")
    func lateJourney() {
        var walked = run([
            seen("open", duration: 3_000_000), seen("talk", on: "chat", duration: 9_000_000),
            seen("account", isGoal: true),
        ])
        walked.duration = walked.within
        #expect(Judge.judgement(of: walked).reason == .arrived)
        walked.duration += 1
        let judgement = Judge.judgement(of: walked)
        #expect(judgement.reason == .tooSlow)
        #expect(judgement.failingStep == "talk")
        #expect(judgement.channel == "chat")
        #expect(judgement.evidence == ["the slowest step was talk with 9.0 s"])
    }

    @Test("never calls usable what did not look at the goal")
    func noEvidence() {
        let nothingHeld: [[Observation]] = [
            [], [seen("open")], [seen("open", isGoal: false), seen("account", checks: [], isGoal: true)],
            [seen("account", checks: [check(.never)], isGoal: true)],
            [seen("account", checks: [check(.refused), check(.letThrough)], isGoal: true)],
        ]
        for observations in nothingHeld {
            let judgement = Judge.judgement(of: run(observations))
            #expect(judgement.reason == .inconclusive)
            #expect(judgement.passedChannels == [])
        }
    }

    @Test(
        "lets what is unsafe outrank every other finding",
        arguments: [
            (check(.never, .failed, "the canary", got: "zebra"), Reason.leaked),
            (check(.owner, .failed, "4711", got: "4712"), .wrongAccount),
        ])
    func unsafe(_ shown: Check, _ reason: Reason) {
        for ending in [Run.Ending.finished, .deadline, .interrupted, .ownFault("x")] {
            var bad = failed(signs: [.ownFault, .botWall])
            bad.ending = ending
            bad.reach = [reach(.serverError)]
            bad.observations[0].checks.append(shown)
            let judgement = Judge.judgement(of: bad)
            #expect(judgement.reason == reason)
            #expect(judgement.failingStep == "open")
            #expect(judgement.got == shown.got)
        }
    }

    @Test("fails closed where nobody can tell whose page it is")
    func missingOwner() {
        let run = failed(signs: [], checks: [check(.owner, .missing)])
        #expect(Judge.judgement(of: run).reason == .wrongContent)
        let never = failed(signs: [], checks: [check(.never, .notEvaluable)])
        #expect(Judge.judgement(of: never).reason == .wrongContent)
    }

    @Test("gives the channels that were passed a good sample, and the others none")
    func passedChannels() {
        let way = [
            seen("a", on: "web"), seen("b", on: "chat"), seen("c", on: "web"), seen("d", on: "phone"),
            seen("e", on: "mail", isGoal: true),
        ]
        #expect(Judge.judgement(of: run(way)).passedChannels == ["web", "chat", "phone"])
        #expect(Judge.judgement(of: run(way)).channel == "mail")
        var broken = way
        broken[2].signs = [Sign(.emptyBody, "nothing")]
        let judgement = Judge.judgement(of: run(broken))
        #expect(judgement.channel == "web")
        #expect(judgement.passedChannels == ["chat"])
        broken[2].signs = [Sign(.ownFault, "no network")]
        #expect(Judge.judgement(of: run(broken)).passedChannels == ["chat"])
    }

    @Test("names the first of the steps that failed")
    func first() {
        let judgement = Judge.judgement(
            of: run([
                seen("open"), seen("submit", signs: [Sign(.statusRefused, "500")]),
                seen("account", signs: [Sign(.emptyBody, "nothing")], isGoal: true),
            ]))
        #expect(judgement.failingStep == "submit")
        #expect(judgement.reason == .stepError)
    }

    @Test("lets cleanup change nothing")
    func cleanup() {
        var run = arrivedRun()
        run.cleanup = [seen("sign-out", signs: [Sign(.anotherCustomer, "x")], checks: [check(.never, .failed)])]
        #expect(Judge.judgement(of: run).reason == .arrived)
    }
}

@Suite("The judge of guards")
struct GuardTests {
    private func guarded(
        _ checks: [Check], signs: [Sign.Kind] = [], status: Int? = 403, reason: Run? = nil
    ) -> Run {
        var goal = seen("try", signs: signs.map { Sign($0, "seen \($0.rawValue)") }, checks: checks, isGoal: true)
        goal.exchanges = [Exchange(method: "POST", url: "https://a.example/", status: status)]
        var guarded = run([seen("open"), goal])
        guarded.guardReason = .tokenReusable
        return guarded
    }

    private let refused = [check(.refused, .held, "status == 403"), check(.refused, .held, "body contains no")]
    private let through = [check(.letThrough, .held, "status == 200"), check(.letThrough, .held, "body contains hi")]
    private let notThrough = [check(.letThrough, .failed)]

    @Test("holds on the refusal that was named, whole")
    func held() {
        let finding = Judge.finding(of: guarded(refused + notThrough))
        #expect(finding.outcome == .held)
        #expect(finding.reason == .tokenReusable)
        #expect(finding.expected == "status == 403, body contains no")
        #expect(finding.step == "try")
        for outcome in [Check.Outcome.failed, .missing, .notEvaluable] {
            let half = [refused[0], check(.refused, outcome, "words", got: "else")]
            let finding = Judge.finding(of: guarded(half + notThrough))
            #expect(finding.outcome == .inconclusive)
            #expect(finding.expected == "words")
            #expect(finding.got == "else")
        }
    }

    @Test("is unsafe when everything shows that it was let through, even where the refusal is shown besides")
    func letThrough() {
        for refusal in [[check(.refused, .failed, "status == 403")], refused] {
            let finding = Judge.finding(of: guarded(refusal + through))
            #expect(finding.outcome == .unsafe)
            #expect(finding.reason == .tokenReusable)
            #expect(finding.expected == "status == 403")
        }
        let half = Judge.finding(of: guarded([check(.refused, .failed), through[0], check(.letThrough, .missing)]))
        #expect(half.outcome == .inconclusive)
    }

    @Test("takes silence for neither", arguments: [[Check](), [check(.letThrough, .failed)], [check(.expect, .held)]])
    func nothingAsked(_ checks: [Check]) {
        #expect(Judge.finding(of: guarded(checks)).outcome == .inconclusive)
    }

    @Test(
        "takes a transport failure for no refusal, whatever the words say",
        arguments: [
            Sign.Kind.resolveFailed, .connectFailed, .tlsFailed, .timedOut, .cutOff, .malformed, .tooLarge, .ownFault,
            .mailServerRefused,
        ])
    func transport(_ kind: Sign.Kind) {
        let finding = Judge.finding(of: guarded(refused + notThrough, signs: [kind]))
        #expect(finding.outcome == .inconclusive)
        #expect(finding.got == "seen \(kind.rawValue)")
    }

    @Test("takes a server error for no refusal, unless its status is the one that was named")
    func serverError() {
        let words = [check(.refused, .held, "body contains no")]
        let finding = Judge.finding(of: guarded(words, status: 500))
        #expect(finding.outcome == .inconclusive)
        #expect(finding.got == "status 500")
        #expect(Judge.finding(of: guarded(words, status: 403)).outcome == .held)
        #expect(Judge.finding(of: guarded([check(.refused, .held, "status == 503")], status: 503)).outcome == .held)
    }

    @Test("is inconclusive where the step was not reached")
    func notReached() {
        var broken = guarded(refused)
        broken.observations[0].signs = [Sign(.resolveFailed, "no such host")]
        broken.observations.removeLast()
        let finding = Judge.finding(of: broken)
        #expect(finding.outcome == .inconclusive)
        #expect(finding.step == "open")
        #expect(finding.got == "no such host")
        // One side of a comparison was refused, and the other was not seen.
        for checks in [refused, through] {
            var half = guarded(checks)
            half.observations[1].isGoal = false
            #expect(Judge.finding(of: half).outcome == .inconclusive)
        }
        for (ending, words) in [
            (Run.Ending.interrupted, "stopped"), (.deadline, "deadline"), (.ownFault("no secret"), "no secret"),
        ] {
            var nothing = guarded([])
            nothing.observations = []
            nothing.ending = ending
            #expect(Judge.finding(of: nothing).outcome == .inconclusive)
            #expect(Judge.finding(of: nothing).got.contains(words))
        }
    }

    @Test("calls a leak on the way a leak")
    func leaked() {
        var leaking = guarded(refused)
        leaking.observations[0].checks = [check(.never, .failed, "canary", got: "zebra")]
        let finding = Judge.finding(of: leaking)
        #expect(finding.outcome == .unsafe)
        #expect(finding.reason == .leaked)
        #expect(finding.got == "zebra")
    }

    @Test("means let_through where the guard does not say what it means")
    func unnamed() {
        var unnamed = guarded(through)
        unnamed.guardReason = nil
        #expect(Judge.finding(of: unnamed).reason == .letThrough)
    }
}
