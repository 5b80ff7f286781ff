extension Migration {
    /// Moments are milliseconds since 1970 in UTC, durations microseconds, flags 0 or 1.
    static let first = Migration(statements: runs + states + coordination)

    /// What was seen and what it came to. `rowNumber` is SQLite's row id: rows of one run lie together.
    private static let runs = """
        CREATE TABLE plan (
            fingerprint TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL,
            firstSeen INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE run (
            rowNumber INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            journey TEXT NOT NULL,
            channel TEXT NOT NULL,
            account TEXT,
            guardReason TEXT,
            site TEXT NOT NULL,
            plan TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            within INTEGER NOT NULL,
            every INTEGER NOT NULL,
            ending TEXT NOT NULL,
            retryAfter INTEGER,
            reach TEXT NOT NULL,
            verdict TEXT,
            reason TEXT,
            verdictChannel TEXT,
            failingStep TEXT,
            judgement TEXT,
            isFlaky INTEGER NOT NULL CHECK (isFlaky IN (0, 1)),
            isSimulated INTEGER NOT NULL CHECK (isSimulated IN (0, 1))
        ) STRICT;
        CREATE INDEX runByJourney ON run (journey, startedAt, attempt);
        CREATE INDEX runByStart ON run (startedAt);
        CREATE INDEX runByPlan ON run (plan);
        CREATE INDEX runSimulated ON run (isSimulated) WHERE isSimulated = 1;
        CREATE TABLE observation (
            run INTEGER NOT NULL REFERENCES run (rowNumber) ON DELETE CASCADE,
            isCleanup INTEGER NOT NULL CHECK (isCleanup IN (0, 1)),
            position INTEGER NOT NULL,
            step TEXT NOT NULL,
            channel TEXT NOT NULL,
            session TEXT NOT NULL,
            kind TEXT NOT NULL,
            offset INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            within INTEGER,
            entersCredential INTEGER NOT NULL CHECK (entersCredential IN (0, 1)),
            isGoal INTEGER NOT NULL CHECK (isGoal IN (0, 1)),
            exchanges TEXT NOT NULL,
            checks TEXT NOT NULL,
            signs TEXT NOT NULL,
            UNIQUE (run, isCleanup, position)
        ) STRICT;
        CREATE TABLE evidence (
            run INTEGER PRIMARY KEY REFERENCES run (rowNumber) ON DELETE CASCADE,
            journey TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            isOfFailure INTEGER NOT NULL CHECK (isOfFailure IN (0, 1)),
            isShortened INTEGER NOT NULL CHECK (isShortened IN (0, 1)),
            transcript TEXT NOT NULL
        ) STRICT;
        CREATE INDEX evidenceByStart ON evidence (startedAt);
        CREATE INDEX evidenceOfArrival ON evidence (journey) WHERE isOfFailure = 0;
        CREATE TABLE guardResult (
            run INTEGER PRIMARY KEY REFERENCES run (rowNumber) ON DELETE CASCADE,
            guardName TEXT NOT NULL,
            channel TEXT NOT NULL,
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            finding TEXT NOT NULL
        ) STRICT;
        CREATE INDEX guardResultByGuard ON guardResult (guardName, at);
        CREATE TABLE reachCheck (
            channel TEXT NOT NULL,
            at INTEGER NOT NULL,
            result TEXT NOT NULL,
            seen TEXT NOT NULL,
            PRIMARY KEY (channel, at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reachCheckByTime ON reachCheck (at);

        """

    /// What runs came to over time. Totals only grow.
    private static let states = """
        CREATE TABLE track (
            journey TEXT NOT NULL,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (journey, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE guardTrack (
            guardName TEXT NOT NULL,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (guardName, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE channelState (
            channel TEXT NOT NULL PRIMARY KEY,
            reason TEXT NOT NULL,
            since INTEGER,
            isSuspected INTEGER NOT NULL CHECK (isSuspected IN (0, 1)),
            decidedBy TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE incident (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            endedAt INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX incidentOpen ON incident (channel) WHERE endedAt IS NULL;
        CREATE INDEX incidentByEnd ON incident (endedAt);
        CREATE TABLE incidentChange (
            incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            journey TEXT,
            PRIMARY KEY (incident, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE channelPoint (
            channel TEXT NOT NULL,
            at INTEGER NOT NULL,
            isReachable INTEGER CHECK (isReachable IN (0, 1)),
            reason TEXT NOT NULL,
            isSuspected INTEGER NOT NULL CHECK (isSuspected IN (0, 1)),
            holds INTEGER NOT NULL,
            PRIMARY KEY (channel, at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX channelPointByTime ON channelPoint (at);
        CREATE TABLE runTotal (
            journey TEXT NOT NULL,
            verdict TEXT NOT NULL,
            runs INTEGER NOT NULL,
            PRIMARY KEY (journey, verdict)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE guardTotal (
            guardName TEXT NOT NULL,
            outcome TEXT NOT NULL,
            runs INTEGER NOT NULL,
            PRIMARY KEY (guardName, outcome)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE secondsTotal (
            channel TEXT NOT NULL,
            name TEXT NOT NULL,
            seconds REAL NOT NULL,
            PRIMARY KEY (channel, name)
        ) STRICT, WITHOUT ROWID;

        """

    /// What keeps overlapping invocations apart, and what one leaves for the next.
    private static let coordination = """
        CREATE TABLE invocation (
            id TEXT NOT NULL PRIMARY KEY,
            startedAt INTEGER NOT NULL,
            duration INTEGER,
            exitStatus INTEGER,
            faults TEXT NOT NULL,
            isSimulated INTEGER NOT NULL CHECK (isSimulated IN (0, 1))
        ) STRICT;
        CREATE INDEX invocationByStart ON invocation (startedAt);
        CREATE TABLE journeyLease (
            journey TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            takenAt INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE accountLease (
            account TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            takenAt INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE journeyStart (
            journey TEXT NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE runInProgress (
            id TEXT NOT NULL PRIMARY KEY,
            journey TEXT NOT NULL,
            owner TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            run TEXT NOT NULL
        ) STRICT;
        CREATE TABLE usedCodeStep (
            account TEXT NOT NULL,
            step INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (account, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE passwordMark (
            account TEXT NOT NULL PRIMARY KEY,
            journey TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE accountRest (
            account TEXT NOT NULL PRIMARY KEY,
            refusals INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
