extension Migration {
    /// Who a run's customer appeared to be.
    static let personas = Migration(statements: "ALTER TABLE run ADD COLUMN persona TEXT;")
}
