extension Migration {
    /// What was frozen on purpose and when, and what runs were expected to meet because of it.
    static let containment = Migration(
        statements: """
            CREATE TABLE freeze (
                id TEXT NOT NULL PRIMARY KEY,
                action TEXT NOT NULL,
                source TEXT NOT NULL,
                entryKey TEXT NOT NULL,
                since INTEGER NOT NULL,
                until INTEGER,
                liftedAt INTEGER,
                why TEXT NOT NULL,
                declaredBy TEXT,
                liftedBy TEXT
            ) STRICT;
            CREATE INDEX freezeByAction ON freeze (action, since);
            CREATE TABLE flagAnswer (
                name TEXT NOT NULL PRIMARY KEY,
                at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE run ADD COLUMN containment TEXT;
            ALTER TABLE observation ADD COLUMN part TEXT;
            ALTER TABLE observation ADD COLUMN awaitsRefusal INTEGER CHECK (awaitsRefusal IN (0, 1));
            """)
}
