import Foundation

/// Groups what fails at the same time. Pure.
package enum SharedCauseRules {
    /// What is known of one journey now.
    package struct Fact: Sendable, Hashable {
        /// Where it fails, or its own channel; with the reason of what stands.
        package var member: SharedCause.Member
        package var needs: [String]
        /// The start of its last run that was no `unknown`.
        package var lastKnownAt: Date?
        /// Seconds between runs.
        package var every: Int

        package init(member: SharedCause.Member, needs: [String], lastKnownAt: Date?, every: Int) {
            self.member = member
            self.needs = needs
            self.lastKnownAt = lastKnownAt
            self.every = every
        }

        var isFailing: Bool { member.reason.verdict.isBad }
        var isWorking: Bool { member.reason.verdict.isGood }
        var isOfFreeze: Bool { [.containmentIgnored, .stillContained].contains(member.reason) }
        var since: Date { member.since ?? .distantPast }
    }

    /// - Returns: the most convincing first: suspected needs by how many of the journeys with them fail, then needs that
    ///   something contradicts, then coincidences.
    package static func causes(of facts: [Fact]) -> [SharedCause] {
        let ordered = facts.sorted { ($0.since, $0.member.journey) < ($1.since, $1.member.journey) }
        let failing = ordered.filter(\.isFailing)
        guard failing.count > 1 else { return [] }
        var causes = merged(needs(of: failing).compactMap { cause(of: $0, failing, ordered) })
        causes.sort(by: isBetter)
        let suspected = causes.filter { $0.basis == .need }
        let explained = Set(suspected.flatMap(\.failing).map(\.journey))
        // A need that something contradicts is worth a word only where nothing better explains the same failures.
        causes.removeAll { cause in
            cause.basis == .contradicted && cause.failing.allSatisfy { explained.contains($0.journey) }
        }
        return causes + coincidences(among: failing.filter { !explained.contains($0.member.journey) }, besides: causes)
    }

    private static func needs(of facts: [Fact]) -> [String] { Set(facts.flatMap(\.needs)).sorted() }

    private static func channels(_ facts: [Fact]) -> Int { Set(facts.map(\.member.channel)).count }

    /// At least two journeys in different channels, and of those that ran since all failed, none with the need arrives.
    private static func cause(of need: String, _ failing: [Fact], _ all: [Fact]) -> SharedCause? {
        // Who does not freeze an action, or not end it, lacks nothing that it needs.
        let members = failing.filter { $0.needs.contains(need) && !$0.isOfFreeze }
        guard members.count > 1, channels(members) > 1, let first = members.first, let last = members.last else {
            return nil
        }
        let others = all.filter { !$0.isFailing && $0.needs.contains(need) }
        // Who arrived before the last of them failed may have been lucky.
        let working = others.filter { $0.isWorking && ($0.lastKnownAt ?? .distantPast) >= last.since }
        return SharedCause(
            basis: working.isEmpty ? .need : .contradicted, needs: [need], since: first.since,
            failing: members.map(\.member), working: working.map(\.member),
            untold: others.filter { !working.contains($0) }.map(\.member))
    }

    /// Needs that speak for the same failures with the same weight are one suspicion.
    private static func merged(_ causes: [SharedCause]) -> [SharedCause] {
        causes.reduce(into: []) { result, cause in
            let twin = result.firstIndex { other in
                other.basis == cause.basis && other.failing == cause.failing && other.working == cause.working
                    && other.untold == cause.untold
            }
            if let twin { result[twin].needs += cause.needs } else { result.append(cause) }
        }
    }

    private static func isBetter(_ left: SharedCause, _ right: SharedCause) -> Bool {
        if left.basis != right.basis { return left.basis == .need }
        if left.coverage != right.coverage { return left.coverage > right.coverage }
        if left.failing.count != right.failing.count { return left.failing.count > right.failing.count }
        if left.since != right.since { return left.since < right.since }
        return left.needs.lexicographicallyPrecedes(right.needs)
    }

    // MARK: Without a need

    /// Reasons that one fault shows as in different channels.
    private enum Kind: Hashable {
        case down
        case reason(Reason)

        init(_ reason: Reason) {
            switch reason {
            case .dnsFailure, .connectFailure, .tlsFailure, .timeout, .serverError: self = .down
            default: self = .reason(reason)
            }
        }
    }

    /// Same kind of reason, each begun within two intervals of the first.
    private static func coincidences(among facts: [Fact], besides causes: [SharedCause]) -> [SharedCause] {
        let groups = Dictionary(grouping: facts) { Kind($0.member.reason) }.values
        var found: [SharedCause] = []
        for group in groups {
            var rest = group.sorted { ($0.since, $0.member.journey) < ($1.since, $1.member.journey) }
            while let first = rest.first {
                let near = rest.filter {
                    $0.since.timeIntervalSince(first.since) <= Double(2 * max($0.every, first.every))
                }
                rest.removeAll { near.contains($0) }
                guard channels(near) > 1 else { continue }
                let members = near.map(\.member)
                guard !causes.contains(where: { $0.failing == members }) else { continue }
                found.append(SharedCause(basis: .coincidence, needs: [], since: first.since, failing: members))
            }
        }
        return found.sorted {
            ($0.since, $0.failing.first?.journey ?? "") < ($1.since, $1.failing.first?.journey ?? "")
        }
    }
}
