extension Migration {
    /// What each target was told of each incident.
    static let notices = Migration(
        statements: """
            CREATE TABLE notice (
                target TEXT NOT NULL,
                incident TEXT NOT NULL,
                reason TEXT,
                toldAt INTEGER,
                isClosed INTEGER NOT NULL CHECK (isClosed IN (0, 1)),
                failures INTEGER NOT NULL,
                notBefore INTEGER,
                touchedAt INTEGER NOT NULL,
                PRIMARY KEY (target, incident)
            ) STRICT, WITHOUT ROWID;
            """)
}
