import Foundation
import GRDB
import Journeys

extension StoredResults {
    /// Freezes that are not over, and those that ended since a moment, in the order in which they begin.
    package func freezes(openOrEndedSince moment: Date) throws -> [Freeze] {
        try database.freezes(endedSince: moment)
    }

    /// When the user's flag answered last.
    package func lastFlagAnswer() throws -> Date? {
        try database.row("SELECT at FROM flagAnswer WHERE name = 'flag'")?.date("at")
    }
}

extension Database {
    func freezes(endedSince moment: Date) throws -> [Freeze] {
        try rows(
            """
            SELECT * FROM freeze
            WHERE coalesce(min(until, liftedAt), until, liftedAt, :never) > :moment
            ORDER BY since, id LIMIT 1000
            """, ["moment": moment.milliseconds, "never": Date.distantFuture.milliseconds]
        ).map(Freeze.init)
    }
}

extension Freeze {
    init(_ row: StoredRow) throws {
        self.init(
            id: try row.text("id"), action: try row.text("action"), source: try row.word("source"),
            key: try row.text("entryKey"), since: try row.date("since"), until: try row.dateIfPresent("until"),
            why: try row.text("why"), by: try row.textIfPresent("declaredBy"))
        liftedAt = try row.dateIfPresent("liftedAt")
        liftedBy = try row.textIfPresent("liftedBy")
    }
}
