import Foundation

/// The whole centre as one value: who exists, who is signed in, what is under way.
///
/// Requests go in and answers come out, one at a time, without a network, threads or sleeping.
struct Centre: Sendable {
    let configuration: DemoCentre.Configuration
    /// `http://host:port`, for links in mails and for call signatures.
    var origin: String
    var faults: Set<DemoFault> = []

    var randomness: Randomness
    /// Passwords that were changed, by user.
    var changedPasswords: [String: String] = [:]
    var limiter = AttemptLimiter()
    var codes = OneTimeCodes()
    var sessions = Shelf<Session>(capacity: 1000)
    var accessTokens = Shelf<AccessToken>(capacity: 1000)
    var resetLinks = Shelf<ResetLink>(capacity: 1000)
    var mailbox = Mailbox()
    var conversations = Shelf<Conversation>(capacity: 1000)
    var calls = Shelf<Call>(capacity: 1000)
    var orders = Shelf<Order>(capacity: 1000)
    var counter = 1000

    init(configuration: DemoCentre.Configuration) {
        self.configuration = configuration
        self.origin = "http://127.0.0.1:\(configuration.port)"
        self.randomness = Randomness(seed: configuration.seed)
    }

    var now: Date { configuration.clock() }

    mutating func set(_ fault: DemoFault, on: Bool) {
        if on { faults.insert(fault) } else { faults.remove(fault) }
    }

    func has(_ fault: DemoFault) -> Bool { faults.contains(fault) }

    /// A short number for tickets, orders and refunds.
    mutating func nextNumber(_ prefix: String) -> String {
        counter += 1
        return "\(prefix)-\(counter)"
    }

    func account(user: String) -> DemoAccount? {
        configuration.accounts.first { $0.user == user }
    }

    func customer(number: String) -> DemoAccount? {
        configuration.accounts.first { $0.number == number && $0.role == .customer }
    }

    func password(of account: DemoAccount) -> String {
        changedPasswords[account.user] ?? account.password
    }

    /// When the shown data was true.
    var asOf: String {
        (has(.staleAsOf) ? now.addingTimeInterval(-3 * 24 * 3600) : now).formatted(.iso8601)
    }
}
