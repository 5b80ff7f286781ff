import Foundation
import Observations
import Verdicts

/// Single questions. Several that must agree with each other go into one ``read(_:)``.
extension ResultStore {
    package func standing() throws(StorageError) -> StandingState { try read { try $0.standing() } }
    package func tracks() throws(StorageError) -> [Track] { try read { try $0.tracks() } }
    package func guardTracks() throws(StorageError) -> [GuardTrack] { try read { try $0.guardTracks() } }
    package func channelStates() throws(StorageError) -> [ChannelState] { try read { try $0.channelStates() } }
    package func incidents(openOrEndedSince moment: Date) throws(StorageError) -> [Incident] {
        try read { try $0.incidents(openOrEndedSince: moment) }
    }

    package func points(of channel: String, from start: Date, to end: Date) throws(StorageError) -> [ChannelPoint] {
        try read { try $0.points(of: channel, from: start, to: end) }
    }

    package func totals() throws(StorageError) -> [String: ChannelTotals] { try read { try $0.totals() } }
    package func runTotals() throws(StorageError) -> [String: [Verdict: Int]] { try read { try $0.runTotals() } }
    package func guardTotals() throws(StorageError) -> [String: [GuardFinding.Outcome: Int]] {
        try read { try $0.guardTotals() }
    }

    package func lastReach() throws(StorageError) -> [String: ReachSeen] { try read { try $0.lastReach() } }

    package func run(_ id: String) throws(StorageError) -> StoredRun? { try read { try $0.run(id) } }
    package func lastRuns() throws(StorageError) -> [String: StoredRun] { try read { try $0.lastRuns() } }
    package func runs(
        of journey: String?, before: Date = .distantFuture, limit: Int
    ) throws(StorageError) -> [StoredRun] {
        try read { try $0.runs(of: journey, before: before, limit: limit) }
    }

    package func planText(_ fingerprint: String) throws(StorageError) -> String? {
        try read { try $0.planText(fingerprint) }
    }

    package func containsSimulated() throws(StorageError) -> Bool { try read { try $0.containsSimulated() } }

    package func lastStarts() throws(StorageError) -> [String: Date] { try read { try $0.lastStarts() } }
    package func interruptedRuns(now: Date) throws(StorageError) -> [Run] {
        try read { try $0.interruptedRuns(now: now) }
    }

    package func mark(of account: String) throws(StorageError) -> PasswordMark? {
        try read { try $0.mark(of: account) }
    }
    package func rest(of account: String) throws(StorageError) -> AccountRest? { try read { try $0.rest(of: account) } }
    package func rests() throws(StorageError) -> [AccountRest] { try read { try $0.rests() } }
    package func lastInvocation() throws(StorageError) -> Invocation? { try read { try $0.lastInvocation() } }
    package func lastSuccess() throws(StorageError) -> Invocation? { try read { try $0.lastSuccess() } }
}
