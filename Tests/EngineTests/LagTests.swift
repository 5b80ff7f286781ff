import Engine
import Foundation
import Synchronization
import Testing
import Verdicts

/// Says whatever a test wants it to say.
private final class SetMeter: LagMeter {
    private let value = Mutex(0)

    var microseconds: Int { value.withLock { $0 } }
    func add(_ microseconds: Int) { value.withLock { $0 += microseconds } }
}

@Suite("What softdown lost itself")
struct LagTests {
    private static let steps = """
        steps:
          - open: "{{base}}/first"
            expect:
              - status == 200
          - open: "{{base}}/second"
            within: 100ms
            expect:
              - status == 200
        """

    /// The second page takes longer than its step may. Meanwhile the meter goes on by so many microseconds.
    private func walk(losing lag: Int) async throws -> Outcome {
        let meter = SetMeter()
        meter.add(5_000_000)
        let clock = JumpingClock()
        let server = try LoopbackServer { request in
            if request.path == "/second" {
                meter.add(lag)
                clock.skip(150_000)
            }
            return .html("<h1>Here</h1>")
        }
        var story = Story(Self.steps)
        story.clock = clock
        story.lag = meter
        return try await story.walk(server)
    }

    @Test func `is stored with the step and the run, and takes the slowness back`() async throws {
        let outcome = try await walk(losing: 60_000_000)
        #expect(outcome.reason == .monitorFault, "\(outcome)")
        #expect(outcome.step("open-1")?.lag == nil)
        #expect(outcome.step("open-2")?.lag == 60_000_000)
        #expect(outcome.run.own?.lag == 60_000_000)
    }

    @Test func `hides nothing where it was nothing`() async throws {
        let outcome = try await walk(losing: 0)
        #expect(outcome.reason == .tooSlow, "\(outcome)")
        #expect(outcome.run.own == nil)
    }

    @Test func `is not counted while no customer would wait`() async throws {
        let meter = SetMeter()
        let server = try LoopbackServer { request in
            if request.path.hasSuffix(".js") { meter.add(9_000_000) }
            return .html("<script src='/a.js'></script><h1>Here</h1>")
        }
        var story = Story(
            """
            steps:
              - open: "{{base}}/"
                expect:
                  - status == 200
            """)
        story.lag = meter
        let outcome = try await story.walk(server)
        #expect(meter.microseconds > 0)
        #expect(outcome.run.own == nil)
    }

    @Test func `is no reason to stop asking: the last look begins when the time is over`() async throws {
        let clock = JumpingClock()
        let asked = Counter()
        let server = try LoopbackServer { _ in
            let number = asked.next()
            // The first answer is old when it is read.
            if number == 1 { clock.skip(11_000_000) }
            return .html(number == 1 ? "<b>wait</b>" : "<b>done</b>")
        }
        var story = Story(
            "steps:\n  - open: \"{{base}}/\"\n    within: 10s\n    until:\n      - xpath \"string(//b)\" == \"done\"")
        story.clock = clock
        let outcome = try await story.walk(server)
        #expect(!outcome.signs.contains(.pendingForEver), "\(outcome)")
        #expect(outcome.checks(.until).last == .held)
    }

    @Test func `is measured while nobody is stopped as next to nothing, and grows with what keeps it`() async throws {
        let metronome = Metronome()
        let ticking = Task { await metronome.tick() }
        defer { ticking.cancel() }
        // The beat is late for as long as its threads are kept from it.
        try await Task.sleep(for: .milliseconds(50))
        let before = metronome.microseconds
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<(ProcessInfo.processInfo.activeProcessorCount * 2) {
                group.addTask { usleep(300_000) }
            }
        }
        #expect(metronome.microseconds - before >= 200_000)
    }
}
