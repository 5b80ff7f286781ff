import Foundation

extension DemoCentre {
    package struct Configuration: Sendable {
        /// The port on 127.0.0.1; 0 takes any free one.
        package var port: UInt16
        /// The centre's time of day: one-time codes, expiry, lockouts and "as of" stamps follow it.
        package var clock: @Sendable () -> Date
        /// The token with which calls to `/voice` must be signed.
        package var twilioToken: String
        package var accounts: [DemoAccount]
        /// How long a reset mail is under way.
        package var mailDelay: Duration
        /// How long an order is pending before it is confirmed.
        package var orderDelay: Duration
        /// How long the account page takes while ``DemoFault/slowAccount`` is on.
        package var slowDelay: Duration
        /// Makes identifiers and tokens the same in every run. Nil takes the system's randomness.
        package var seed: UInt64?

        /// Pages of somebody else's that the centre shows below `/report/`, beside the switches: HTML by the name of the
        /// file, absent where there is none.
        package var report: (@Sendable (String) -> String?)?

        package init(
            port: UInt16 = DemoCentre.defaultPort,
            clock: @escaping @Sendable () -> Date = { Date() },
            twilioToken: String = DemoCentre.twilioToken,
            accounts: [DemoAccount] = DemoCentre.accounts,
            mailDelay: Duration = .milliseconds(150),
            orderDelay: Duration = .milliseconds(250),
            slowDelay: Duration = .seconds(25),
            seed: UInt64? = nil
        ) {
            self.port = port
            self.clock = clock
            self.twilioToken = twilioToken
            self.accounts = accounts
            self.mailDelay = mailDelay
            self.orderDelay = orderDelay
            self.slowDelay = slowDelay
            self.seed = seed
        }
    }

    package static let defaultPort: UInt16 = 8766

    /// The demo's signing token: the value means nothing anywhere else.
    package static let twilioToken = "demo-signing-token-4711"

    /// A sentence of the chatbot's instructions that no customer may ever see.
    package static let canary = "heron-under-the-pier-58201"
}
