extension Check {
    /// Whether it fails the step of a walk. Those of guards are read by the guard's own rule.
    package var isFailing: Bool {
        switch role {
        case .expect, .until, .prompt, .ending, .capture, .owner, .never, .saved, .known: outcome != .held
        // Of a walk they are read by the rules of containment.
        case .refused, .letThrough, .asOf: false
        }
    }

    /// Whether it says something of what the customer got.
    package var isExplicitAndHeld: Bool {
        switch role {
        case .expect, .until, .prompt, .ending, .owner, .capture, .saved, .known: outcome == .held
        case .never, .refused, .letThrough, .asOf: false
        }
    }
}

extension Observation {
    package var isFailing: Bool {
        if isCalmRefusal { return failsAfterRefusal }
        return signs.contains(where: \.kind.failsAlone) || checks.contains(where: \.isFailing)
    }

    package var isLate: Bool { within.map { duration > $0 } ?? false }

    /// Everything that speaks for the failure, in words.
    package var failingEvidence: [String] {
        signs.map(\.detail)
            + checks.filter(\.isFailing).map { "expected \($0.expected), got \($0.got)" }
    }
}
