import Foundation
import GRDB
import Verdicts

extension StoredResults {
    /// The latest judged runs of each journey, oldest first, without what was seen in them.
    package func recentMarks(of journeys: [String], limit: Int) throws -> [String: [RunMark]] {
        try journeys.reduce(into: [:]) { marks, journey in
            marks[journey] = try database.rows(
                """
                SELECT startedAt, reason, failingStep, duration FROM run WHERE journey = ? AND reason IS NOT NULL
                ORDER BY startedAt DESC, attempt DESC, rowNumber DESC LIMIT ?
                """, [journey, max(limit, 0)]
            ).reversed().map { row in
                RunMark(
                    at: try row.date("startedAt"), reason: try row.word("reason"),
                    failingStep: try row.textIfPresent("failingStep"), duration: try row.number("duration"))
            }
        }
    }
}
