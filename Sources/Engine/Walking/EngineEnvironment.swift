import Transfers

/// The outside world as the engine sees it, handed down from the program.
package struct EngineEnvironment: Sendable {
    package var client: any TransferClient
    package var clock: any EngineClock
    package var ledger: any AccountLedger
    package var listener: any RunListener
    package var gate: HostGate
    package var pages = PageRoom()
    /// How late softdown itself is.
    package var lag: any LagMeter
    /// Relative paths of the site start here.
    package var baseDirectory: String

    package init(
        client: any TransferClient, clock: any EngineClock, ledger: any AccountLedger,
        listener: any RunListener = SilentListener(), gate: HostGate, lag: any LagMeter = PunctualMeter(),
        baseDirectory: String
    ) {
        self.client = client
        self.clock = clock
        self.ledger = ledger
        self.listener = listener
        self.gate = gate
        self.lag = lag
        self.baseDirectory = baseDirectory
    }
}
