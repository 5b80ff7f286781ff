import Engine
import Foundation
import Journeys
import Storage
import Transfers

/// What is frozen now: by command, by the site file, and by the user's flag.
struct ContainmentBook {
    let plan: Plan
    let store: ResultStore
    /// So long after its end a freeze can still matter to a run.
    private static let memory: TimeInterval = 8 * 86_400

    /// What is stored, and what the site file declares besides; nothing is asked and nothing is written.
    func read(at now: Date) throws(StorageError) -> Containments {
        let (stored, answered) = try store.read { stored in
            (
                try stored.freezes(openOrEndedSince: now.addingTimeInterval(-Self.memory)),
                try stored.lastFlagAnswer()
            )
        }
        let known = Set(stored.filter { $0.source == .site }.map(\.key))
        let fresh = declared(at: now).filter { !known.contains($0.key) && $0.isOpen(at: now) }
        return Containments(
            freezes: stored + fresh, grace: Double(plan.site.containment.grace.wholeMicroseconds) / 1e6,
            isUncertain: isUncertain(answered, now))
    }

    /// Asks the flag, if there is one, and stores what it and the site file say now.
    ///
    /// - Returns: what is frozen, and what softdown could not find out.
    func refresh(
        shelf: SecretShelf, client: any TransferClient, clock: any EngineClock, baseDirectory: String
    ) async throws(StorageError) -> (containments: Containments, faults: [String]) {
        var faults: [String] = []
        try store.declare(declared(at: clock.now), by: .site, at: clock.now)
        if let flag = plan.site.containment.flag {
            let authority = plan.site.authorityFile.map { $0.hasPrefix("/") ? $0 : baseDirectory + "/" + $0 }
            let prober = FlagProber(plan: plan, shelf: shelf, client: client, clock: clock, authorityFile: authority)
            let answer = await prober.ask(flag)
            let now = clock.now
            switch answer {
            case .frozen(let named):
                let unknown = Set(named.map(\.action)).filter { plan.site.action(named: $0) == nil }
                faults += unknown.sorted().prefix(5).map {
                    "the containment flag names '\($0)', which is not in actions: of the site"
                }
                let known = named.filter { !unknown.contains($0.action) }
                try store.declare(freezes(known, at: now), by: .flag, at: now)
            case .none(let why): faults.append(try silence(why, now))
            }
        } else {
            try store.declare([], by: .flag, at: clock.now)
        }
        return (try read(at: clock.now), faults)
    }

    private func silence(_ why: String, _ now: Date) throws(StorageError) -> String {
        let last = try store.read { try $0.lastFlagAnswer() }
        let ending =
            isUncertain(last, now)
            ? "nobody knows what is frozen, so that either treatment of customers is taken for right"
            : "its last answer still holds"
        return "the containment flag could not be asked (\(why)); \(ending)"
    }

    private func isUncertain(_ answered: Date?, _ now: Date) -> Bool {
        guard let flag = plan.site.containment.flag else { return false }
        guard let answered else { return true }
        return now.timeIntervalSince(answered) > Double(flag.holds.wholeMicroseconds) / 1e6
    }

    private func declared(at now: Date) -> [Freeze] {
        plan.site.containment.freezes.map { entry in
            Freeze(
                id: RunIdentifier.random(), action: entry.action, source: .site, key: entry.key,
                since: entry.since ?? now, until: entry.until, why: entry.why, by: entry.by)
        }
    }

    private func freezes(_ named: [FlagProber.Named], at now: Date) -> [Freeze] {
        var seen: Set<String> = []
        return named.filter { seen.insert($0.action).inserted }.map { one in
            Freeze(
                id: RunIdentifier.random(), action: one.action, source: .flag, key: one.action, since: now,
                until: one.until, why: one.why, by: one.by)
        }
    }
}
