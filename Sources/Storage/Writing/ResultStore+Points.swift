import Foundation
import GRDB
import Observations
import Verdicts

extension ResultStore {
    /// Stores what is known of channels now, and lets the growing totals pass to these moments.
    ///
    /// A point's verdict counts until the next point, at most for as long as it holds; time beyond that is `unknown`.
    /// A point that is older than the newest one of its channel (the clock was set back, another process was faster) is
    /// stored and counts nothing, so that no second counts twice.
    ///
    /// - Parameters:
    ///   - reach: reach checks that belong to no run.
    ///   - isTimeConfirmed: others say the same time. What is stored as later than these moments is of a clock that was
    ///     ahead: it goes, or nothing would count until that time has come.
    package func addPoints(
        _ points: [ChannelPoint], reach: [ReachSeen] = [], isTimeConfirmed: Bool = false
    ) throws(StorageError) {
        try write { database in
            for check in reach { try database.insert(check) }
            for point in points.sorted(by: { $0.at < $1.at }) {
                if isTimeConfirmed, try database.forgetPoints(of: point.channel, after: point.at) {
                    // What lies before was counted together with what is gone.
                    try database.insert(point)
                } else {
                    try database.add(point)
                }
            }
        }
    }
}

extension Database {
    fileprivate func add(_ point: ChannelPoint) throws {
        let newest = try row(
            "SELECT * FROM channelPoint WHERE channel = ? ORDER BY at DESC LIMIT 1", [point.channel]
        ).map { try ChannelPoint($0) }
        if let newest, newest.at < point.at {
            for (name, seconds) in Self.growth(from: newest, to: point.at) where seconds > 0 {
                try run(
                    """
                    INSERT INTO secondsTotal (channel, name, seconds) VALUES (?, ?, ?)
                    ON CONFLICT (channel, name) DO UPDATE SET seconds = seconds + excluded.seconds
                    """, [point.channel, name, seconds])
            }
        }
        if newest.map({ $0.at < point.at }) ?? true { try addPeriods(from: newest, to: point) }
        try insert(point)
    }

    /// - Returns: whether there was something to forget.
    fileprivate func forgetPoints(of channel: String, after moment: Date) throws -> Bool {
        let limit = moment.addingTimeInterval(Self.ahead)
        guard
            try changes("DELETE FROM channelPoint WHERE channel = ? AND at > ?", [channel, limit.milliseconds])
        else { return false }
        try run("DELETE FROM channelPeriod WHERE channel = ? AND start > ?", [channel, limit.milliseconds])
        return true
    }

    /// Seconds within which clocks agree.
    private static let ahead = 600.0

    fileprivate func insert(_ point: ChannelPoint) throws {
        try run(
            """
            INSERT OR REPLACE INTO channelPoint (channel, at, isReachable, reason, isSuspected, holds)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                point.channel, point.at.milliseconds, point.isReachable, point.reason.rawValue, point.isSuspected,
                max(point.holds, 0),
            ])
    }

    private static func growth(from point: ChannelPoint, to next: Date) -> [(name: String, seconds: Double)] {
        let elapsed = next.timeIntervalSince(point.at)
        let held = min(elapsed, Double(point.holds))
        var growth = [(point.verdict.rawValue, held), (Verdict.unknown.rawValue, elapsed - held)]
        if let isReachable = point.isReachable {
            growth.append((ChannelTotals.Name.reachKnown, held))
            if isReachable { growth.append((ChannelTotals.Name.reachable, held)) }
            if isReachable, point.verdict == .softDown || point.verdict == .unsafe {
                growth.append((ChannelTotals.Name.softDowntime, held))
            }
        }
        return growth
    }
}

extension ChannelTotals {
    /// Names of totals that are no verdicts.
    enum Name {
        static let softDowntime = "softDowntime"
        static let reachKnown = "reachKnown"
        static let reachable = "reachable"
    }
}
