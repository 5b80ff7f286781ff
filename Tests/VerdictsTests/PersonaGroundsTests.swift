import Foundation
import Journeys
import Observations
import Testing
import Verdicts

/// When a customer who appears to be a risk was let through, ground by ground.
@Suite("Personas, ground by ground")
struct PersonaGroundsTests {
    /// The password, the proof that is asked for besides, and the way on where nothing was asked.
    private struct Walk {
        var treatment = Treatment.stepUp
        var password = seen("password")
        var proof = seen("prove", signs: [Sign(.noSuchForm, "no form")], checks: [])
        var detour = [seen("account"), seen("balance", isGoal: true)]
        var planned = ["account", "balance"]
        var isGoal = false

        var judgement: Judgement {
            var run = run([password, proof] + detour)
            run.persona = PersonaSeen(name: "new", treatment: treatment)
            run.persona?.stepUp = PersonaSeen.StepUp(after: "password", steps: ["prove"])
            run.persona?.stepUp?.detour = planned
            run.persona?.stepUp?.isGoal = isGoal
            return Judge.judgement(of: run)
        }
    }

    private func reason(_ change: (inout Walk) -> Void = { _ in }) -> Reason {
        var walk = Walk()
        change(&walk)
        return walk.judgement.reason
    }

    @Test("the goal without the question is letting through, and names the question")
    func through() {
        #expect(Walk().judgement.reason == .letThrough)
        #expect(Walk().judgement.failingStep == "prove")
    }

    @Test("only of somebody who is to be asked, and was not")
    func asked() {
        #expect(reason { $0.treatment = .through } != .letThrough)
        #expect(reason { $0.proof = seen("prove") } != .letThrough, "the question came")
        #expect(reason { $0.password = seen("password", checks: [check(.expect, .failed)]) } != .letThrough)
    }

    @Test("only where everything that shows it holds", arguments: [Check.Outcome.failed, .missing])
    func shown(outcome: Check.Outcome) {
        #expect(reason { $0.password.checks = [check(), check(.letThrough)] } == .letThrough)
        #expect(reason { $0.password.checks = [check(), check(.letThrough, outcome)] } != .letThrough)
    }

    @Test("only where the whole way on was walked, and its end was looked at")
    func whole() {
        #expect(reason { $0.detour.removeFirst() } != .letThrough)
        #expect(reason { $0.detour[0].checks = [check(.expect, .failed)] } != .letThrough)
        #expect(reason { $0.detour[1].isGoal = false } != .letThrough)
        #expect(reason { $0.detour[1].checks = [] } != .letThrough)
    }

    @Test("where nothing comes after the question, the lines that show it decide alone")
    func last() {
        func reached(_ checks: [Check]) -> Reason {
            reason {
                $0.isGoal = true
                ($0.detour, $0.planned) = ([], [])
                $0.password.checks = checks
            }
        }
        #expect(reached([check(), check(.letThrough)]) == .letThrough)
        #expect(reached([check()]) != .letThrough)
    }

    @Test("a customer who must be refused is well treated by a calm refusal, and by nothing else")
    func refused() {
        func judged(_ treatment: Treatment, freeze: String? = nil, wayOut: Check.Outcome = .held) -> Reason {
            var step = seen("ask", checks: [check(.expect, .failed), check(.refused)])
            step.awaitsRefusal = true
            var out = seen("call-me", checks: [check(.expect, wayOut)], isGoal: true)
            out.part = .wayOut
            var run = run([step, out])
            run.containment = ContainmentSeen(
                action: "reset", expectation: .contained, isDescribed: true, freeze: freeze)
            run.persona = PersonaSeen(name: "tor", treatment: treatment)
            return Judge.judgement(of: run).reason
        }
        #expect(judged(.contained) == .arrived)
        #expect(judged(.contained, freeze: "f") == .contained)
        #expect(judged(.through) == .contained)
        #expect(judged(.contained, wayOut: .failed) == .deadEnd)
    }
}
