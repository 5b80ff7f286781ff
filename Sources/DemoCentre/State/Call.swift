/// Where one phone call stands, by its call identifier.
struct Call: Sendable {
    var number: String?
    var wrongPins = 0
    /// Whose PIN was given correctly.
    var verified: DemoAccount?
}
