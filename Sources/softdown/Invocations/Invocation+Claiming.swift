import Documents
import Engine
import Foundation
import Journeys
import Storage

extension Invocation {
    /// Takes what is due, in one go; what another invocation has taken is its own.
    ///
    /// - Parameters:
    ///   - busy: journeys that this invocation is walking.
    ///   - left: microseconds that are left to it; who needs more waits for the next. Nothing: whatever is due is taken.
    func claim(
        _ shared: Shared, besides busy: Set<String> = [], left: Int? = nil
    ) throws(StorageError) -> [StartLine.Entry] {
        let now = clock.now
        let list = try dueList(shared.containments, at: now)
        var claims: [Claim] = []
        for journey in plan.journeys where !busy.contains(journey.id) && Self.fits(journey, in: left) {
            var condition = Claim.Condition.always
            switch selection {
            case .named(let names): guard names.includes(journey.id) else { continue }
            case .all: break
            case .due:
                guard list.moment(of: journey) <= now else { continue }
                condition = .ifNotBegun(since: list.starts[journey.id])
            }
            let run = shared.runner.prepare(journey, attempt: 1, containments: shared.containments)
            claims.append(Claim(run: run, condition: condition))
        }
        let until = now.addingTimeInterval(Heartbeat.lease)
        let taken = try store.claim(claims, owner: shared.room.owner, now: now, until: until)
        let spread = spread(over: taken.count)
        return plan.journeys.compactMap { journey in
            guard let run = taken[journey.id] else { return nil }
            // The same part of the time every time, so that a journey keeps its distance from itself.
            let share = Fingerprint.share(of: journey.id + "\u{0}" + plan.site.name)
            return StartLine.Entry(
                journey: journey, run: run, hosts: hosts(of: journey), lateness: list.lateness(of: journey),
                notBefore: clock.microseconds + Int(share * Double(spread)), last: list.starts[journey.id])
        }
    }

    /// What came due while this invocation is busy; nothing where nothing did.
    ///
    /// - Parameters:
    ///   - ended: journeys that it has walked to their end. Whoever comes first may take them again.
    ///   - busy: journeys that it is walking.
    ///   - left: microseconds that are left to it.
    func claimMore(
        _ room: Room, ended: Set<String>, busy: Set<String>, left: Int
    ) async throws(StorageError) -> Wave? {
        try store.releaseJourneys(ended, owner: room.owner)
        let book = ContainmentBook(plan: plan, store: store)
        let list = try dueList(try book.read(at: clock.now), at: clock.now)
        let isAnybodyDue = plan.journeys.contains {
            !busy.contains($0.id) && Self.fits($0, in: left) && list.moment(of: $0) <= list.now
        }
        guard isAnybodyDue, !Task.isCancelled else { return nil }
        let (containments, unknown) = try await book.refresh(
            shelf: shelf, client: client, clock: clock, baseDirectory: baseDirectory)
        let shared = try Shared(self, room: room, containments: containments)
        let startedAt = clock.now
        let entries = try claim(shared, besides: busy, left: left)
        guard !entries.isEmpty else { return nil }
        var wave = Wave(entries, shared: shared, startedAt: startedAt)
        wave.note(faults: unknown)
        return wave
    }

    private func dueList(_ containments: Containments, at now: Date) throws(StorageError) -> DueList {
        DueList(
            plan: plan, standing: try store.standing(), starts: try store.lastStarts(), containments: containments,
            now: now)
    }

    /// Whether a journey that takes as long as customers bear, twice, ends in time.
    private static func fits(_ journey: Journey, in left: Int?) -> Bool {
        guard let left else { return true }
        return 2 * journey.within.wholeMicroseconds <= left
    }

    /// Microseconds over which the starts of one invocation are spread: few journeys need little. What was asked for
    /// starts at once.
    private func spread(over count: Int) -> Int {
        guard case .due = selection, count > 1 else { return 0 }
        return min(plan.site.schedule.jitter.wholeMicroseconds, count * 50_000)
    }

    private func hosts(of journey: Journey) -> Set<String> {
        Set(
            journey.channels.compactMap { plan.site.channel(named: $0) }.compactMap { channel in
                let url = (try? SiteText(site: plan.site, shelf: nil).fill(channel.reach)) ?? ""
                return URLReference.host(of: url)?.lowercased()
            })
    }
}

extension Set<String> {
    /// Whether a journey was asked for: by its own id, or with all its personas by that of its file.
    func includes(_ id: String) -> Bool { contains(id) || contains(Journey.base(of: id)) }
}
