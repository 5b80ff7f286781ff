import Engine
import Foundation
import Journeys
import Storage

extension Invocation {
    private enum Event: Sendable {
        case ended(String, JourneyTask.Outcome)
        /// Somebody's moment may have come.
        case time
    }

    /// Ends what is still going on when the whole invocation has taken too long.
    func walkInTime(_ due: [StartLine.Entry], _ shared: Shared) async -> Result {
        let walking = Task { await walk(due, shared) }
        let limit = Task {
            try await clock.sleep(microseconds: plan.site.limits.run.wholeMicroseconds)
            walking.cancel()
        }
        defer { limit.cancel() }
        return await withTaskCancellationHandler {
            await walking.value
        } onCancel: {
            walking.cancel()
        }
    }

    private func walk(_ due: [StartLine.Entry], _ shared: Shared) async -> Result {
        var result = Result()
        var line = StartLine(due, limits: plan.site.limits)
        await withTaskGroup(of: Event.self) { group in
            var alarm: Int?
            func startAll() {
                guard !Task.isCancelled else { return }
                let now = clock.microseconds
                while let entry = line.next(at: now) {
                    let task = JourneyTask(journey: entry.journey, first: entry.run, shared: shared)
                    group.addTask { .ended(entry.journey.id, await task.run()) }
                }
                guard let moment = line.nextMoment, alarm.map({ moment < $0 }) ?? true else { return }
                alarm = moment
                group.addTask {
                    try? await clock.sleep(microseconds: moment - now)
                    return .time
                }
            }
            startAll()
            for await event in group {
                switch event {
                case .ended(let journey, let outcome):
                    line.ended(journey)
                    result.absorb(outcome)
                case .time:
                    alarm = nil
                }
                startAll()
            }
        }
        result.absorb(giveBack(line.giveUp(), shared))
        return result
    }

    /// What had no turn in this invocation is due in the next one, as if it had not been taken.
    private func giveBack(_ entries: [StartLine.Entry], _ shared: Shared) -> Result {
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

extension Invocation.Result {
    fileprivate mutating func absorb(_ outcome: JourneyTask.Outcome) {
        walked += 1
        worst = max(worst, outcome.worst)
        faults += outcome.faults
        seen.formUnion(outcome.seen)
        blind.formUnion(outcome.blind)
        couldNotStore = couldNotStore ?? outcome.couldNotStore
    }
}
