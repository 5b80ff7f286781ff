import Foundation
import GRDB
import Verdicts

extension ResultStore {
    /// Keeps what targets were told. Records of incidents that were over long ago are dropped.
    package func keep(_ records: [NoticeRecord], at now: Date) throws(StorageError) {
        guard !records.isEmpty else { return }
        try write { database in
            for record in records {
                try database.run(
                    """
                    INSERT OR REPLACE INTO notice
                        (target, incident, reason, toldAt, isClosed, failures, notBefore, touchedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        record.target, record.incident, record.reason?.rawValue, record.toldAt?.milliseconds,
                        record.isClosed, record.failures, record.notBefore?.milliseconds, now.milliseconds,
                    ])
            }
            try database.run(
                "DELETE FROM notice WHERE isClosed = 1 AND touchedAt < ?",
                [now.addingTimeInterval(-90 * 86_400).milliseconds])
        }
    }

    /// All that targets were told, by target.
    package func noticeRecords() throws(StorageError) -> [String: [NoticeRecord]] {
        try read { stored in
            try stored.database.rows("SELECT * FROM notice ORDER BY target, incident").reduce(into: [:]) { all, row in
                var record = NoticeRecord(target: try row.text("target"), incident: try row.text("incident"))
                record.reason = try row.textIfPresent("reason").flatMap(Reason.init(rawValue:))
                record.toldAt = try row.dateIfPresent("toldAt")
                record.isClosed = try row.flag("isClosed")
                record.failures = try row.number("failures")
                record.notBefore = try row.dateIfPresent("notBefore")
                all[record.target, default: []].append(record)
            }
        }
    }
}
