extension Migration {
    /// A plan is the site's text and a journey's: each of them is stored once, however many plans they are part of.
    ///
    /// What a plan held before is cut where it was joined. Should the site's own text have such a line, it is cut too
    /// early, and joined again it is the same text.
    static let plans = Migration(
        statements: """
            CREATE TABLE planPart (
                hash TEXT NOT NULL PRIMARY KEY,
                text TEXT NOT NULL
            ) STRICT;
            ALTER TABLE plan ADD COLUMN site TEXT;
            ALTER TABLE plan ADD COLUMN journey TEXT;
            CREATE INDEX planBySite ON plan (site);
            CREATE INDEX planByJourney ON plan (journey);
            UPDATE plan SET
                site = fingerprint(substr(text, 1, instr(text, \(separator)) - 1)),
                journey = fingerprint(substr(text, instr(text, \(separator)) + 5))
            WHERE instr(text, \(separator)) > 0;
            INSERT OR IGNORE INTO planPart
                SELECT site, substr(text, 1, instr(text, \(separator)) - 1) FROM plan WHERE site IS NOT NULL;
            INSERT OR IGNORE INTO planPart
                SELECT journey, substr(text, instr(text, \(separator)) + 5) FROM plan WHERE journey IS NOT NULL;
            UPDATE plan SET text = '' WHERE site IS NOT NULL;
            """)

    /// A line of three hyphens, as ``PlanText`` joins.
    private static let separator = "char(10) || '---' || char(10)"
}
