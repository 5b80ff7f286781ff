import Foundation
import Journeys
import Storage
import Verdicts

extension Rejudgement {
    /// So many of a journey's latest runs decide what stands: more than any rule looks back.
    private static let lookBack = 200
    private static let batch = 200

    /// Writes the new judgements, and folds what stands now from them.
    func apply(to store: ResultStore, plan: Plan, now: Date) throws(StorageError) {
        var rest = rejudged[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Self.batch))
            rest = rest.dropFirst(part.count)
            try store.rejudge(part)
        }
        guard !journeys.isEmpty else { return }
        var runs: [StoredRun] = []
        for journey in journeys.sorted() { runs += try store.runs(of: journey, limit: Self.lookBack).reversed() }
        let rests = try store.rests().reduce(into: [String: Date]()) { $0[$1.account] = $1.until }
        let context = StandingContext(plan, rests: rests, now: now)
        try store.rejudge([]) { standing in
            standing.tracks.removeAll { journeys.contains($0.journey) }
            standing.guardTracks.removeAll { journeys.contains($0.guardName) }
            for stored in runs {
                if let judgement = stored.judgement { standing.absorb(judgement, of: stored.run, in: context) }
                if let finding = stored.finding { standing.absorb(finding, of: stored.run) }
            }
            standing.refresh(in: context)
        }
    }
}
