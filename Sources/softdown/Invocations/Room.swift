import Engine
import Storage
import Verdicts

/// What all journeys of one invocation share, in whichever wave they are: limits, accounts, the way to the disk.
final class Room: Sendable {
    let owner: String
    let gate: HostGate
    let lag: any LagMeter
    let accounts: AccountQueue
    let recorder: RunRecorder

    init(_ invocation: Invocation, owner: String, lag: any LagMeter) {
        self.owner = owner
        self.lag = lag
        gate = HostGate(limit: invocation.plan.site.limits.perHost)
        accounts = AccountQueue(store: invocation.store, owner: owner, clock: invocation.clock)
        let restless = StandingContext(invocation.plan, rests: [:], now: invocation.clock.now)
        recorder = RunRecorder(store: invocation.store) { () throws(StorageError) in
            try invocation.context(knowing: restless)
        }
    }
}
