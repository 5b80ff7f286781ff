import Observations

/// When slowness is softdown's own: it was late itself, because its machine gave it no time. On a machine that does, its lag
/// is next to nothing, and nothing of what is said here applies.
enum LagRules {
    /// From this part of a time on (one in so many) it cannot be told any more whose slowness it was.
    static let untellablePart = 2

    /// Why our own machine is to blame for a failure that rests on time, if it is.
    static func fault(behind judgement: Judgement, of run: Run) -> String? {
        if judgement.reason == .timeout {
            return run.reach.last { $0.channel == judgement.channel }.flatMap(fault(of:))
        }
        let step = run.observations.first { $0.step == judgement.failingStep }
        if let step, step.isFailing {
            return step.restsOnTime(as: judgement.reason) ? words(step.lag, of: step.duration, limit: nil) : nil
        }
        guard judgement.reason == .tooSlow else { return nil }
        if let step, step.isLate { return words(step.lag, of: step.duration, limit: step.within) }
        // Each step was in time, and all of them together were not.
        return words(run.own?.lag, of: run.duration, limit: run.ending == .deadline ? nil : run.within)
    }

    /// Why a reach check that got no answer in time says nothing, if it does not.
    static func fault(of reach: ReachSeen) -> String? {
        guard reach.result == .timeout, let duration = reach.duration else { return nil }
        return words(reach.lag, of: duration, limit: nil)
    }

    /// - Parameter limit: what it may have been in time for without our lag; absent where it was cut off, and nobody knows how
    ///   long it would have taken.
    private static func words(_ lag: Int?, of duration: Int, limit: Int?) -> String? {
        guard let lag, lag > 0 else { return nil }
        let mayHaveBeenInTime = limit.map { duration - lag <= $0 } ?? false
        guard mayHaveBeenInTime || lag >= duration / untellablePart else { return nil }
        return
            "our own machine: of these \(Words.duration(duration)) softdown itself was late for \(Words.duration(lag))"
    }
}

extension Observation {
    /// Whether it failed because something did not come in time.
    fileprivate func restsOnTime(as reason: Reason) -> Bool {
        func has(_ kinds: Sign.Kind...) -> Bool { signs.contains { kinds.contains($0.kind) } }
        switch reason {
        case .tooSlow: return has(.timedOut)
        // A mail that is missing, or an answer that stays pending, was looked for when its time was over: our lag only gave
        // it more.
        case .notDelivered: return has(.mailExpired)
        case .wrongContent: return checks.contains { $0.isFailing && $0.source.hasPrefix("duration") }
        default: return false
        }
    }
}
