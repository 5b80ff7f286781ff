/// Something that was bought.
struct Order: Sendable {
    let identifier: String
    let user: String
    let items: [String: Int]
    let totalCents: Int
    /// When it is confirmed.
    let confirms: ContinuousClock.Instant
}
