import Foundation
import GRDB
import Observations
import Verdicts

extension StoredResults {
    package func run(_ id: String) throws -> StoredRun? {
        try database.row("SELECT * FROM run WHERE id = ?", [id]).map { try stored($0, withEvidence: true) }
    }

    /// The last run of each journey and guard, by id. The last repetition, where there were some.
    ///
    /// - Parameters:
    ///   - moment: those that began later are of a clock that was set back since.
    ///   - withEvidenceOfGoodRuns: pages show the transcripts of runs that failed only.
    package func lastRuns(
        upTo moment: Date = .distantFuture, withEvidenceOfGoodRuns: Bool = true
    ) throws -> [String: StoredRun] {
        var latest: [String: StoredRun] = [:]
        for journey in try database.distinctTexts(of: "journey", in: "run") {
            latest[journey] = try database.row(
                """
                SELECT * FROM run WHERE journey = ? AND startedAt <= ?
                ORDER BY startedAt DESC, attempt DESC, rowNumber DESC LIMIT 1
                """, [journey, moment.milliseconds]
            ).map { row in
                let isGood = try row.textIfPresent("verdict").flatMap(Verdict.init(rawValue:))?.isGood ?? false
                return try stored(row, withEvidence: withEvidenceOfGoodRuns || !isGood)
            }
        }
        return latest
    }

    /// Runs of a journey, or of all, latest first, without evidence. For the next page ask before the last one's start.
    package func runs(of journey: String?, before: Date = .distantFuture, limit: Int) throws -> [StoredRun] {
        let filter = journey == nil ? "" : "journey = :journey AND "
        var arguments: StatementArguments = ["before": before.milliseconds, "limit": max(limit, 0)]
        if let journey { arguments += ["journey": journey] }
        return try database.rows(
            """
            SELECT * FROM run WHERE \(filter)startedAt < :before
            ORDER BY startedAt DESC, attempt DESC, rowNumber DESC LIMIT :limit
            """, arguments
        ).map { try stored($0, withEvidence: false) }
    }

    package func planText(_ fingerprint: String) throws -> String? {
        try database.planText(fingerprint)
    }

    /// Whether any of the history was made under an injected clock.
    package func containsSimulated() throws -> Bool {
        try database.row("SELECT 1 FROM run WHERE isSimulated = 1 LIMIT 1") != nil
    }

    func stored(_ row: StoredRow, withEvidence: Bool) throws -> StoredRun {
        let number = try row.number("rowNumber")
        var run = try Run(row)
        for part in try database.rows("SELECT * FROM observation WHERE run = ? ORDER BY isCleanup, position", [number])
        {
            let observation = try Observation(part)
            if try part.flag("isCleanup") {
                run.cleanup.append(observation)
            } else {
                run.observations.append(observation)
            }
        }
        var evidence = StoredRun.Evidence.absent
        if withEvidence, let kept = try database.row("SELECT * FROM evidence WHERE run = ?", [number]) {
            try kept.json("transcript", as: RunEvidence.self).restore(into: &run)
            evidence = try kept.flag("isShortened") ? .shortened : .whole
        }
        let finding = try database.row("SELECT finding FROM guardResult WHERE run = ?", [number])
        return StoredRun(
            run: run, judgement: try row.jsonIfPresent("judgement"), finding: try finding?.json("finding"),
            isFlaky: try row.flag("isFlaky"), isSimulated: try row.flag("isSimulated"), evidence: evidence)
    }
}

extension Run {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            id: try row.text("id"), journey: try row.text("journey"), channel: try row.text("channel"),
            account: try row.textIfPresent("account"), guardReason: try row.wordIfPresent("guardReason"),
            site: try row.text("site"), plan: try row.text("plan"), startedAt: try row.date("startedAt"),
            duration: try row.number("duration"), attempt: try row.number("attempt"), within: try row.number("within"),
            every: try row.number("every"), ending: try row.json("ending"))
        retryAfter = try row.numberIfPresent("retryAfter")
        reach = try row.list("reach")
        persona = try row.jsonIfPresent("persona")
        containment = try row.jsonIfPresent("containment")
        own = try row.jsonIfPresent("own")
    }
}

extension Observation {
    fileprivate init(_ row: StoredRow) throws {
        self.init(
            step: try row.text("step"), channel: try row.text("channel"), session: try row.text("session"),
            kind: try row.text("kind"), offset: try row.number("offset"), duration: try row.number("duration"))
        within = try row.numberIfPresent("within")
        entersCredential = try row.flag("entersCredential")
        isGoal = try row.flag("isGoal")
        exchanges = try row.list("exchanges")
        checks = try row.list("checks")
        signs = try row.list("signs")
        part = try row.wordIfPresent("part")
        awaitsRefusal = try row.flagIfPresent("awaitsRefusal")
    }
}
