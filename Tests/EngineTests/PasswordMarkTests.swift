import Engine
import Foundation
import Observations
import Synchronization
import Testing
import Verdicts

/// A mark is stored before a password is changed, and taken away when the declared one is set again.
@Suite struct PasswordMarkTests {
    /// Notes in one list what the ledger and the server see.
    private final class Log: AccountLedger {
        let lines = Mutex<[String]>([])
        func note(_ line: String) { lines.withLock { $0.append(line) } }
        func claimCodeStep(_ step: Int, of account: String) async throws -> Bool { true }
        func markPasswordChange(of account: String, journey: String) async throws { note("mark \(account) \(journey)") }
        func clearPasswordMark(of account: String) async throws { note("clear \(account)") }
    }

    private let steps = """
        steps:
          - http: "POST {{base}}/set"
            id: change
            form: { password: "{{account.new_password}}" }
            sets_password: "{{account.new_password}}"
          - http: "POST {{base}}/back"
            id: back
            form: { password: "{{account.password}}" }
            sets_password: "{{account.password}}"
            expect:
              - status == 200
        repair:
          - http: "POST {{base}}/repair"
            form: { password: "{{account.password}}" }
            sets_password: "{{account.password}}"
        """

    private func walk(failing: String? = nil) async throws -> (Outcome, [String]) {
        let log = Log()
        let server = try LoopbackServer { request in
            log.note(request.path)
            return .json("{}", status: request.path == failing ? 500 : 200)
        }
        var story = Story(steps)
        story.ledger = log
        return (try await story.walk(server), log.lines.withLock { $0 })
    }

    @Test func theOrder() async throws {
        let (outcome, lines) = try await walk()
        #expect(outcome.reason == .arrived, "\(outcome)")
        #expect(lines == ["mark anna story", "/set", "/back", "clear anna"])
    }

    /// Nobody knows whether a change that failed was made: the mark stays.
    @Test(arguments: [("/set", ["mark anna story", "/set"]), ("/back", ["mark anna story", "/set", "/back"])])
    func afterAFailureTheMarkStays(path: String, expected: [String]) async throws {
        let (outcome, lines) = try await walk(failing: path)
        #expect(outcome.reason == .stepError, "\(outcome)")
        #expect(lines == expected)
    }

    @Test(arguments: [false, true])
    func repair(fails: Bool) async throws {
        let log = Log()
        let server = try LoopbackServer { request in
            log.note(request.path)
            return .json("{}", status: fails ? 500 : 200)
        }
        var story = Story(steps)
        story.ledger = log
        let scratch = try Scratch()
        let (runner, journey) = try story.runner(server, scratch)
        let problem = await runner.repair(with: journey)
        #expect((problem != nil) == fails)
        #expect(problem?.contains(Story.Secrets.password) != true)
        #expect(log.lines.withLock { $0 } == (fails ? ["/repair"] : ["/repair", "clear anna"]))
    }

    @Test func aMarkThatCannotBeStoredStopsTheChange() async throws {
        struct Full: Error {}
        struct FullLedger: AccountLedger {
            func claimCodeStep(_ step: Int, of account: String) async throws -> Bool { true }
            func markPasswordChange(of account: String, journey: String) async throws { throw Full() }
            func clearPasswordMark(of account: String) async throws {}
        }
        let server = try LoopbackServer { _ in .json("{}") }
        var story = Story(steps)
        story.ledger = FullLedger()
        #expect(try await story.walk(server).reason == .monitorFault)
        #expect(server.requests.isEmpty)
    }
}
