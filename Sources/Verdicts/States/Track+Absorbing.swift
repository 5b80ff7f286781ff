import Foundation
import Journeys

extension Track {
    /// The track after one more sample.
    ///
    /// - `unknown` changes nothing that is known: it opens, closes and counts nothing.
    /// - Going bad takes ``ConfirmationPolicy/failures`` of the last ``ConfirmationPolicy/window`` samples;
    ///   `unsafe` does not wait. Recovering takes ``ConfirmationPolicy/recoveries`` good samples in a row.
    /// - A change begins with its first sample, not with the one that confirmed it.
    package func absorbing(_ sample: Sample, rules: ConfirmationPolicy) -> Self {
        var next = self
        guard sample.verdict != .unknown else {
            next.lastUnknown = sample
            return next
        }
        next.recent.append(sample)
        let needed = max(rules.window, rules.recoveries, rules.failures, 1)
        next.forgetAll(but: needed)
        if sample.verdict.isBad { next.turnBad(sample, rules) } else { next.turnGood(sample, rules) }
        return next
    }

    private var standsBad: Bool { standing.map { $0.reason.verdict.isBad } ?? false }

    private mutating func turnBad(_ sample: Sample, _ rules: ConfirmationPolicy) {
        if standsBad {
            standing?.reason = sample.reason
            isSuspected = false
            return
        }
        let window = recent.suffix(max(rules.window, rules.failures, 1))
        let bad = window.filter(\.verdict.isBad)
        if bad.count >= max(rules.failures, 1), let first = bad.first {
            stand(on: first, for: sample.reason)
            isSuspected = false
        } else if sample.verdict == .unsafe {
            stand(on: sample, for: sample.reason)
            isSuspected = false
        } else {
            isSuspected = true
        }
    }

    private mutating func turnGood(_ sample: Sample, _ rules: ConfirmationPolicy) {
        guard standsBad else {
            if standing?.reason != sample.reason {
                standing = Standing(reason: sample.reason, since: sample.at, run: sample.run)
            }
            isSuspected = false
            return
        }
        let streak = recent.reversed().prefix(while: \.verdict.isGood)
        if streak.count >= max(rules.recoveries, 1), let first = streak.prefix(max(rules.recoveries, 1)).last {
            standing = Standing(reason: sample.reason, since: first.at, run: first.run)
            isSuspected = false
            // The failures before a recovery are spent: the next one begins a new suspicion.
            forgetAll(but: streak.count)
        } else {
            isSuspected = true
        }
    }

    /// Stands bad from a sample on.
    private mutating func stand(on first: Sample, for reason: Reason) {
        let before = recent.prefix { $0 != first }.last(where: \.verdict.isGood) ?? earlierGood
        standing = Standing(
            reason: reason, since: first.at, run: first.run, lastGood: before.map { RunReference($0) })
    }

    private mutating func forgetAll(but number: Int) {
        let surplus = recent.count - number
        guard surplus > 0 else { return }
        earlierGood = recent.prefix(surplus).last(where: \.verdict.isGood) ?? earlierGood
        recent.removeFirst(surplus)
    }
}
