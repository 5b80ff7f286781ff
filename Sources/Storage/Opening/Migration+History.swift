extension Migration {
    /// What an incident rests on, and what each channel came to by the hour and by the day.
    static let history = Migration(statements: incidents + periods + periodsOfPoints)

    private static let incidents = """
        ALTER TABLE incident ADD COLUMN details TEXT;
        ALTER TABLE incidentChange ADD COLUMN run TEXT;
        CREATE INDEX incidentByChannel ON incident (channel, endedAt);

        """

    /// Seconds per verdict; `unknown` is what is missing of the whole. `unit` is 3600 or 86400, `start` in UTC.
    private static let periods = """
        CREATE TABLE channelPeriod (
            channel TEXT NOT NULL,
            unit INTEGER NOT NULL,
            start INTEGER NOT NULL,
            unsafe REAL NOT NULL,
            down REAL NOT NULL,
            softDown REAL NOT NULL,
            safelyDegraded REAL NOT NULL,
            usable REAL NOT NULL,
            reachKnown REAL NOT NULL,
            reachable REAL NOT NULL,
            softDowntime REAL NOT NULL,
            softBorders INTEGER NOT NULL,
            border REAL NOT NULL,
            PRIMARY KEY (channel, unit, start)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX channelPeriodByTime ON channelPeriod (unit, start);

        """

    /// Fills the periods from points that were stored before there were any. The newest point of a channel is counted
    /// with the one that follows it, as ever.
    private static let periodsOfPoints = """
        INSERT INTO channelPeriod (channel, unit, start, unsafe, down, softDown, safelyDegraded, usable, reachKnown,
            reachable, softDowntime, softBorders, border)
        WITH RECURSIVE told AS (
            SELECT channel, at, isReachable, holds, CASE
                WHEN reason IN ('let_through', 'leaked', 'wrong_account', 'enumerable', 'token_reusable',
                    'containment_ignored') THEN 'unsafe'
                WHEN reason IN ('dns_failure', 'connect_failure', 'tls_failure', 'timeout', 'server_error') THEN 'down'
                WHEN reason IN ('monitor_fault', 'inconclusive', 'overdue') THEN 'unknown'
                WHEN reason = 'contained' THEN 'safelyDegraded'
                WHEN reason = 'arrived' THEN 'usable'
                ELSE 'softDown' END AS verdict
            FROM channelPoint
        ), span AS (
            SELECT channel, at AS opens, verdict, isReachable, holds,
                isReachable IS 1 AND verdict IN ('softDown', 'unsafe') AS soft,
                lead(at) OVER near AS next,
                min(lead(at) OVER near, at + holds * 1000) AS closes
            FROM told WINDOW near AS (PARTITION BY channel ORDER BY at)
        ), bordered AS (
            SELECT *,
                soft AND NOT (coalesce(lag(soft) OVER near, 0) AND lag(closes) OVER near IS opens) AS begins,
                soft AND NOT (coalesce(lead(soft) OVER near, 0) AND closes IS next) AS ends
            FROM span WINDOW near AS (PARTITION BY channel ORDER BY opens)
        ), length (unit) AS (
            VALUES (3600), (86400)
        ), piece (channel, unit, start, opens, closes, verdict, isReachable, holds, soft, begins, ends) AS (
            SELECT channel, unit, opens - opens % (unit * 1000), opens, closes, verdict, isReachable, holds, soft,
                begins, ends
            FROM bordered, length WHERE next IS NOT NULL AND closes > opens
            UNION ALL
            SELECT channel, unit, start + unit * 1000, opens, closes, verdict, isReachable, holds, soft, 0, ends
            FROM piece WHERE start + unit * 1000 < closes
        ), share AS (
            SELECT *, (min(closes, start + unit * 1000) - max(opens, start)) / 1000.0 AS seconds,
                begins + (ends AND closes <= start + unit * 1000) AS borders
            FROM piece
        )
        SELECT channel, unit, start,
            sum(CASE verdict WHEN 'unsafe' THEN seconds ELSE 0.0 END),
            sum(CASE verdict WHEN 'down' THEN seconds ELSE 0.0 END),
            sum(CASE verdict WHEN 'softDown' THEN seconds ELSE 0.0 END),
            sum(CASE verdict WHEN 'safelyDegraded' THEN seconds ELSE 0.0 END),
            sum(CASE verdict WHEN 'usable' THEN seconds ELSE 0.0 END),
            sum(CASE WHEN isReachable IS NOT NULL THEN seconds ELSE 0.0 END),
            sum(CASE WHEN isReachable THEN seconds ELSE 0.0 END),
            sum(CASE WHEN soft THEN seconds ELSE 0.0 END),
            sum(borders), max(holds / 2.0)
        FROM share GROUP BY channel, unit, start;
        """
}
