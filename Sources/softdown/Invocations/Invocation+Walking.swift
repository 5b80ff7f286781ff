import Engine
import Foundation
import Journeys
import Storage

extension Invocation {
    /// Ends what is still going on when the whole invocation has taken too long.
    ///
    /// - Parameters:
    ///   - waves: the first one; those that came later are added.
    ///   - begun: when the invocation began, by its clock.
    func walkInTime(_ waves: inout [Wave], begun: Int) async -> Result {
        let limit = plan.site.limits.run.wholeMicroseconds
        let crowd = Crowd(self, waves, until: begun + limit)
        let walking = Task { await crowd.walk() }
        let alarm = Task {
            try await clock.sleep(microseconds: limit)
            walking.cancel()
        }
        defer { alarm.cancel() }
        let result = await withTaskCancellationHandler {
            await walking.value
        } onCancel: {
            walking.cancel()
        }
        waves = await crowd.waves
        return result
    }

    /// What had no turn in this invocation is due in the next one, as if it had not been taken.
    fileprivate func giveBack(_ entries: [StartLine.Entry]) -> Result {
        var result = Result()
        guard !entries.isEmpty else { return result }
        do throws(StorageError) {
            for entry in entries { try store.giveBack(entry.run, startedBefore: entry.last) }
        } catch {
            result.couldNotStore = error
        }
        let names = entries.prefix(5).map { "'\($0.journey.id)'" }.joined(separator: ", ")
        result.faults.append(
            "\(entries.count) of the journeys that were due had no turn in this invocation: \(names)"
                + (entries.count > 5 ? ", …" : ""))
        return result
    }
}

/// All who walk in one invocation. A timer starts no second one while it is busy, because somebody waits for a mail, say:
/// then it looks every ten seconds for what came due meanwhile, and for what there is to tell.
private actor Crowd {
    private enum Event: Sendable {
        case ended(String, wave: Int, JourneyTask.Outcome)
        /// Somebody's moment may have come.
        case time
        case look
        case looked(Wave?)
        case told(Told)
    }

    private struct Told: Sendable {
        /// What did not arrive.
        var problems: [String] = []
        /// Channels whose points could not be stored, by wave.
        var missed: [(channels: Set<String>, wave: Int)] = []
    }

    private let invocation: Invocation
    private(set) var waves: [Wave]
    private let deadline: Int
    private var line: StartLine
    /// In which wave each journey is walked.
    private var places: [String: Int] = [:]
    /// Journeys that ended since the last look.
    private var ended: Set<String> = []
    private var alarm: Int?
    private var isTelling = false
    private var isLooking = false
    private var untold: [String] = []

    private static let pause = 10_000_000

    init(_ invocation: Invocation, _ waves: [Wave], until deadline: Int) {
        self.invocation = invocation
        self.waves = waves
        self.deadline = deadline
        line = StartLine([], limits: invocation.plan.site.limits)
    }

    private var clock: any EngineClock { invocation.clock }

    func walk() async -> Invocation.Result {
        await withTaskGroup(of: Event.self) { group in
            for index in waves.indices { enter(index) }
            startAll(in: &group)
            if case .due = invocation.selection { wait(in: &group) }
            while !isDone, let event = await group.next() {
                take(event, in: &group)
                startAll(in: &group)
            }
            group.cancelAll()
        }
        var result = waves.reduce(into: Invocation.Result()) { $0.absorb($1.result) }
        result.untold = untold
        result.absorb(invocation.giveBack(line.giveUp()))
        return result
    }

    /// Nobody walks any more, and nobody may begin.
    private var isDone: Bool { !isTelling && !isLooking && line.isStill && (line.isEmpty || Task.isCancelled) }

    private func enter(_ wave: Int) {
        for entry in waves[wave].entries { places[entry.journey.id] = wave }
        line.add(waves[wave].entries)
    }

    private func take(_ event: Event, in group: inout TaskGroup<Event>) {
        switch event {
        case .ended(let journey, let wave, let outcome):
            line.ended(journey)
            ended.insert(journey)
            waves[wave].ended(journey, outcome)
        case .time:
            alarm = nil
        case .look:
            look(in: &group)
        case .looked(let wave):
            isLooking = false
            if let wave {
                waves.append(wave)
                enter(waves.count - 1)
            }
            wait(in: &group)
        case .told(let told):
            isTelling = false
            untold += told.problems
            for one in told.missed { waves[one.wave].putBack(one.channels) }
        }
    }

    private func startAll(in group: inout TaskGroup<Event>) {
        guard !Task.isCancelled else { return }
        let now = clock.microseconds
        while let entry = line.next(at: now) {
            let wave = places[entry.journey.id] ?? 0
            let task = JourneyTask(journey: entry.journey, first: entry.run, shared: waves[wave].shared)
            group.addTask { .ended(entry.journey.id, wave: wave, await task.run()) }
        }
        guard let moment = line.nextMoment, alarm.map({ moment < $0 }) ?? true else { return }
        alarm = moment
        group.addTask { [clock] in
            try? await clock.sleep(microseconds: moment - now)
            return .time
        }
    }

    // MARK: What happens meanwhile

    private func wait(in group: inout TaskGroup<Event>) {
        group.addTask { [clock] in
            try? await clock.sleep(microseconds: Self.pause)
            return .look
        }
    }

    /// As long as somebody of the first wave walks: later ones keep no invocation going.
    private func look(in group: inout TaskGroup<Event>) {
        guard !Task.isCancelled, let first = waves.first, !first.underway.isEmpty else { return }
        let busy = waves.reduce(into: Set<String>()) { $0.formUnion($1.underway) }
        let left = deadline - clock.microseconds
        let done = ended.subtracting(busy)
        ended = []
        tell(in: &group)
        isLooking = true
        group.addTask { [invocation] in
            // What fails here is tried again at the next look; whoever has something to store says why.
            .looked(
                (try? await invocation.claimMore(first.shared.room, ended: done, busy: busy, left: left)) ?? nil)
        }
    }

    /// Stores what channels came to, and has it shown.
    private func tell(in group: inout TaskGroup<Event>) {
        guard !isTelling else { return }
        var settled: [(channels: Set<String>, index: Int, wave: Wave)] = []
        for index in waves.indices {
            let channels = waves[index].takeSettled()
            if !channels.isEmpty { settled.append((channels, index, waves[index])) }
        }
        guard !settled.isEmpty else { return }
        isTelling = true
        let result = waves.reduce(into: Invocation.Result()) { $0.absorb($1.result) }
        group.addTask { [invocation, settled] in
            var told = Told()
            for one in settled {
                do throws(StorageError) {
                    try await invocation.addPoints(one.channels, of: one.wave)
                } catch {
                    told.missed.append((one.channels, one.index))
                }
            }
            told.problems = await invocation.whileBusy?(result) ?? []
            return .told(told)
        }
    }
}
