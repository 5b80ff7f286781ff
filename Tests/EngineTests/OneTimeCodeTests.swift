import Credentials
import Engine
import Foundation
import Testing
import Verdicts

/// A one-time code works once, so no time step is used twice, in one run or in several.
@Suite struct OneTimeCodeTests {
    private let steps = """
        steps:
          - http: "POST {{base}}/code"
            form: { otp: "{{account.code}}" }
          - http: "POST {{base}}/code"
            id: again
            form: { otp: "{{account.code}}" }
            expect:
              - status == 200
        """

    @Test func neverTheSameStepTwice() async throws {
        let server = try LoopbackServer(["/code": .json("{}")])
        // Ten seconds into a time step.
        let start = Date(timeIntervalSince1970: 1_795_000_000 - 1_795_000_000.truncatingRemainder(dividingBy: 30) + 10)
        let clock = JumpingClock(start)
        let ledger = TransientLedger()
        var story = Story(steps)
        story.clock = clock
        story.ledger = ledger
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        let generator = try OneTimeCode(base32: Story.Secrets.otp)
        let first = generator.step(at: Int(start.timeIntervalSince1970))
        #expect(
            server.requests.compactMap { $0.form["otp"] }
                == [generator.code(atStep: first), generator.code(atStep: first + 1)])
        // It waited twenty seconds for the second code, and no customer is charged for that.
        #expect(clock.sleeps.reduce(0, +) >= 20_000_000)
        #expect(outcome.run.duration < 1_000_000)
        #expect(outcome.run.observations.allSatisfy { $0.duration < 1_000_000 })
        // The next run of the same account goes on behind it.
        _ = try await story.walk(server)
        #expect(Set(server.requests.compactMap { $0.form["otp"] }).count == 4)
    }

    @Test func aCodeThatIsAboutToEndIsNotUsed() async throws {
        let server = try LoopbackServer(["/code": .json("{}")])
        let start = Date(timeIntervalSince1970: 1_795_000_000 - 1_795_000_000.truncatingRemainder(dividingBy: 30) + 28)
        var story = Story(
            "steps:\n  - http: \"POST {{base}}/code\"\n    form: { otp: \"{{account.code}}\" }\n    expect:\n      - status == 200"
        )
        story.clock = JumpingClock(start)
        _ = try await story.walk(server)
        let generator = try OneTimeCode(base32: Story.Secrets.otp)
        let next = generator.step(at: Int(start.timeIntervalSince1970)) + 1
        #expect(server.requests.first?.form["otp"] == generator.code(atStep: next))
    }

    /// A code that reaches the step through a variable is claimed all the same.
    @Test func aCodeInAVariable() async throws {
        let server = try LoopbackServer(["/code": .json("{}")])
        var story = Story(steps.replacing("{{account.code}}", with: "{{otp}}"))
        story.head += "\nvariables: { otp: \"{{account.code}}\" }"
        story.clock = JumpingClock()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(Set(server.requests.compactMap { $0.form["otp"] }).count == 2)
    }

    @Test func aLedgerThatCannotStoreIsOurFault() async throws {
        struct Full: Error {}
        struct BrokenLedger: AccountLedger {
            func claimCodeStep(_ step: Int, of account: String) async throws -> Bool { throw Full() }
            func markPasswordChange(of account: String, journey: String) async throws { throw Full() }
            func clearPasswordMark(of account: String) async throws { throw Full() }
        }
        let server = try LoopbackServer(["/code": .json("{}")])
        var story = Story(steps)
        story.ledger = BrokenLedger()
        let outcome = try await story.walk(server)
        #expect(outcome.reason == .monitorFault)
        #expect(server.requests.isEmpty)
    }
}
