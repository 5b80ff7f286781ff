import Foundation

extension Plan {
    /// When a journey is due, its site's quiet hours included.
    package func schedule(of journey: Journey) -> Schedule {
        Schedule(
            pace: journey.times.isEmpty ? .every(Double(journey.every.wholeSeconds)) : .at(journey.times),
            clock: WallClock(zone: journey.zone ?? site.schedule.zone), quiet: site.schedule.quiet + journey.quiet,
            phase: Fingerprint.share(of: site.name + "\u{0}" + journey.id))
    }
}

extension Duration {
    /// Whole seconds, at least one for anything longer than nothing.
    fileprivate var wholeSeconds: Int {
        let seconds = Int(clamping: components.seconds)
        return seconds == 0 && components.attoseconds > 0 ? 1 : seconds
    }
}
