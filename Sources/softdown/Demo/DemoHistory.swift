import DemoCentre
import Engine
import Foundation
import Observations
import Verdicts

/// Thirty days of history: real rounds against the centre, with faults now and then, under an injected clock.
struct DemoHistory {
    /// Between two rounds; the journeys of such a demo say so themselves.
    static let every = "12h"
    private static let seconds = 12 * 3600.0

    let show: DemoShow
    let clock: ShiftedClock

    /// When which fault was on: the first and the last day ago, in days.
    private static let episodes: [(DemoFault, from: Double, to: Double)] = [
        (.resetMailNeverComes, 26.5, 25.4), (.chatAuthenticatesNobody, 19.3, 18.6),
        (.checkoutNeverConfirms, 12.2, 11.9),
        (.siteDown, 9.1, 8.9), (.phoneAsksForPinForEver, 4.6, 3.8),
    ]

    func make() async throws {
        let rounds = Int(30 * 86_400 / Self.seconds)
        show.heading("30 days of simulated history: \(rounds) real rounds under an injected clock")
        for round in 0..<rounds {
            let age = Double(rounds - round) * Self.seconds
            clock.shift(to: -age)
            for episode in Self.episodes {
                let isOn = age <= episode.from * 86_400 && age > episode.to * 86_400
                await show.centre.set(episode.0, on: isOn)
            }
            let invocation = Invocation(
                plan: show.loaded.plan, shelf: show.loaded.shelf, store: show.store,
                client: World.client(for: show.loaded.plan), clock: clock, baseDirectory: show.directory,
                selection: .all, isSimulated: true)
            let result = await invocation.run()
            if let failure = result.couldNotStore { throw failure }
            if round % 10 == 9 { show.say("  \(round + 1) of \(rounds)") }
        }
        clock.shift(to: 0)
        for episode in Self.episodes { await show.centre.set(episode.0, on: false) }
        show.say("")
    }
}
