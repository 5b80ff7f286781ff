import Foundation
import Storage
import Testing
import Verdicts

/// Prints, and asserts no times: they are the machine's.
@Suite("Volume", .enabled(if: ProcessInfo.processInfo.environment["SOFTDOWN_VOLUME"] != nil))
struct VolumeTests {
    @Test("ten thousand runs, on disk and in memory", arguments: Place.allCases)
    func many(place: Place) throws {
        try place.with { store in
            let clock = ContinuousClock()
            let writing = try clock.measure {
                for index in 0..<10_000 {
                    var run = makeFullRun("run-\(index)")
                    run.journey = "journey-\(index % 25)"
                    run.startedAt = noon.after(Double(index))
                    try store.record(finished(run, index % 10 == 0 ? .loop : .arrived)) { state in
                        var track = Track(journey: run.journey, channel: run.channel)
                        let sample = Sample(
                            run: run.id, journey: run.journey, channel: run.channel, at: run.startedAt, reason: .loop)
                        track.recent = [sample, sample, sample]
                        state.tracks.removeAll { $0.journey == run.journey }
                        state.tracks.append(track)
                    }
                }
            }
            var lastRuns: [String: StoredRun] = [:]
            let last = try clock.measure { lastRuns = try store.lastRuns() }
            #expect(lastRuns.count == 25)
            print("\(place): \(writing / 10_000) per run, \(last) for the last runs of 25 journeys")
            let runs = try store.runs(of: nil, limit: 20_000)
            #expect(runs.count == 10_000)
        }
    }
}
