import Foundation
import Observations
import Testing

@testable import Verdicts

/// softdown's own lack of time is never a channel's slowness, and never hides it.
@Suite("Our own lag")
struct LagTests {
    private static let second = 1_000_000

    /// Seconds.
    private func slow(_ duration: Double, lag: Double?, within: Double = 20) -> Run {
        var run = arrivedRun()
        run.duration = Int(duration * 1e6)
        run.within = Int(within * 1e6)
        run.own = OwnConditions()
        run.own?.lag = lag.map { Int($0 * 1e6) }
        return run
    }

    private func failing(_ sign: Sign.Kind, lag: Double, of duration: Double = 8) -> Run {
        var run = failed(signs: [sign], checks: [check(.expect, .failed)])
        run.observations[1].duration = Int(duration * 1e6)
        run.observations[1].lag = Int(lag * 1e6)
        return run
    }

    private func reason(_ run: Run) -> Reason { Judge.judgement(of: run).reason }

    @Test("explains a run that would have been in time without it")
    func whole() {
        #expect(reason(slow(20.5, lag: 0.5)) == .monitorFault)
        #expect(reason(slow(20.5, lag: 0.4)) == .tooSlow)
        #expect(reason(slow(20.5, lag: nil)) == .tooSlow)
        // So late that nobody can tell: half of the time.
        #expect(reason(slow(50, lag: 25)) == .monitorFault)
        #expect(reason(slow(50, lag: 24.9)) == .tooSlow)
        #expect(reason(slow(19, lag: 10)) == .arrived)
        // What the reach check met is no matter of time.
        var down = slow(20.5, lag: 0.5)
        down.reach = [reach(.serverError)]
        #expect(reason(down) == .serverError)
        let judgement = Judge.judgement(of: slow(20.5, lag: 0.5))
        #expect(judgement.got.contains("late for 500 ms"), "\(judgement.got)")
        #expect(judgement.evidence.contains { $0.hasPrefix("otherwise: too_slow") })
    }

    @Test("explains a step that would have been in time without it, and no other")
    func step() {
        func late(_ lag: Double) -> Run {
            var run = slow(5, lag: 4)
            run.observations[0].within = 2 * Self.second
            run.observations[0].duration = Int(2.2e6)
            run.observations[0].lag = Int(lag * 1e6)
            return run
        }
        #expect(reason(late(0.2)) == .monitorFault)
        // What was lost elsewhere in the run is no excuse here.
        #expect(reason(late(0.1)) == .tooSlow)
    }

    @Test("of half the time explains what was cut off")
    func cutOff() {
        for (sign, usual) in [(Sign.Kind.timedOut, Reason.tooSlow), (.mailExpired, .notDelivered)] {
            #expect(reason(failing(sign, lag: 4)) == .monitorFault)
            // The answer might have come without it, or never: only a large part of the time is an excuse.
            var run = failing(sign, lag: 3.9)
            run.observations[1].within = Int(7.5e6)
            #expect(reason(run) == usual)
        }
        var run = slow(41, lag: 20, within: 40)
        run.ending = .deadline
        #expect(reason(run) == .tooSlow)
        run.own?.lag = 21 * Self.second
        #expect(reason(run) == .monitorFault)
    }

    @Test("explains nothing that an answer said", arguments: Sign.Kind.allCases)
    func said(_ sign: Sign.Kind) {
        let timely: Set<Sign.Kind> = [.timedOut, .mailExpired, .ownFault]
        guard !timely.contains(sign) else { return }
        let run = failing(sign, lag: 8)
        #expect(Judge.judgement(of: run).verdict.isBad)
    }

    @Test("explains an expectation of a duration, and no other")
    func expectation() {
        func run(_ line: String) -> Run {
            var run = failed(signs: [], checks: [check(.expect, .failed, line)])
            run.observations[1].lag = run.observations[1].duration
            return run
        }
        #expect(reason(run("duration < 2000")) == .monitorFault)
        #expect(reason(run("status == 200")) == .wrongContent)
    }

    @Test("makes a reach check that got no answer in time count for nothing")
    func reachCheck() {
        func seen(_ result: ReachSeen.Result, lag: Int?) -> ReachSeen {
            var one = reach(result)
            (one.lag, one.duration) = (lag, 8 * Self.second)
            return one
        }
        func run(_ result: ReachSeen.Result, lag: Int?) -> Run {
            var run = failed(signs: [.statusRefused])
            run.reach = [seen(result, lag: lag)]
            return run
        }
        #expect(reason(run(.timeout, lag: 4 * Self.second)) == .monitorFault)
        #expect(reason(run(.timeout, lag: 4 * Self.second - 1)) == .timeout)
        #expect(reason(run(.timeout, lag: nil)) == .timeout)
        #expect(reason(run(.connectFailure, lag: 8 * Self.second)) == .connectFailure)
        #expect(OwnFaultRules.counted(seen(.timeout, lag: 4 * Self.second), nil).result == .ownFault)
        #expect(OwnFaultRules.counted(seen(.timeout, lag: 0), nil).result == .timeout)
        #expect(OwnFaultRules.counted(seen(.connectFailure, lag: 8 * Self.second), nil).result == .connectFailure)
        #expect(OwnFaultRules.counted(seen(.serverError, lag: 4 * Self.second), nil).result == .serverError)
    }

    @Test("never hides what must not be shown")
    func unsafe() {
        var run = failing(.timedOut, lag: 8)
        run.observations[1].checks.append(check(.never, .failed))
        #expect(reason(run) == .leaked)
    }
}
