extension Migration {
    /// What softdown found out about itself in a run.
    static let ownConditions = Migration(statements: "ALTER TABLE run ADD COLUMN own TEXT;")
}
