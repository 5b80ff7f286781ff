import Foundation
import Journeys
import Observations

extension SummaryBuilder {
    /// What is frozen, what will be, and what was until a day ago.
    var containments: [ContainmentSummary] {
        plan.site.actions.compactMap(containment).sorted { left, right in
            let ranks = [left, right].map { ContainmentSummary.Phase.order.firstIndex(of: $0.phase) ?? 0 }
            return ranks[0] == ranks[1] ? left.since > right.since : ranks[0] < ranks[1]
        }
    }

    private func containment(of action: Action) -> ContainmentSummary? {
        let grace = inputs.containments.grace
        let coming = inputs.containments.freezes.filter {
            $0.action == action.name && $0.since > now && $0.isOpen(at: now)
        }
        .min { $0.since < $1.since }
        guard let spell = inputs.containments.spells(of: action.name, before: now).last,
            spell.end.map({ now < $0.addingTimeInterval(86_400) }) ?? true,
            // The one that counts is the one that goes on longest.
            let freeze = spell.freezes.max(by: {
                ($0.end ?? .distantFuture, $0.id) < ($1.end ?? .distantFuture, $1.id)
            })
        else {
            return coming.map { make(action, .scheduled, $0.since, $0.end, $0) }
        }
        let phase: ContainmentSummary.Phase
        if let end = spell.end, now >= end {
            phase = now < end.addingTimeInterval(grace) ? .ending : .ended
        } else if inputs.containments.isUncertain(spell, at: now) {
            phase = .uncertain
        } else {
            phase = now < spell.start.addingTimeInterval(grace) ? .beginning : .frozen
        }
        if phase == .ended, let coming { return make(action, .scheduled, coming.since, coming.end, coming) }
        return make(action, phase, spell.start, spell.end, freeze)
    }

    private func make(
        _ action: Action, _ phase: ContainmentSummary.Phase, _ since: Date, _ until: Date?, _ freeze: Freeze
    ) -> ContainmentSummary {
        let asking = plan.journeys.filter { !$0.isGuard && $0.performedAction == action.name }
        return ContainmentSummary(
            action: action.name, title: action.title, phase: phase, since: since, until: until, freeze: freeze,
            journeys: asking.map { journey in
                let run = inputs.lastRuns[journey.id].flatMap { $0.run.startedAt >= since ? $0 : nil }
                return ContainmentSummary.Asked(
                    journey: journey.id, title: journey.title, channel: journey.channel,
                    channelTitle: plan.site.channel(named: journey.channel)?.title ?? journey.channel,
                    reason: run?.judgement.reason, told: run.flatMap { Self.told(in: $0.run) })
            })
    }

    /// What was found where the refusal was looked for: the longest, since a status says less than a sentence.
    private static func told(in run: Run) -> String? {
        let refusal = run.observations.first { $0.awaitsRefusal == true && $0.meetsRefusal }
        return refusal?.checks.filter { $0.role == .refused }.map(\.got).max { $0.count < $1.count }
    }

    /// The steps that a run went through, or would have: others while an action is frozen.
    func steps(of journey: Journey, metBy run: Run?) -> [Step] {
        guard let whenContained = journey.whenContained, let run,
            run.observations.contains(where: { $0.part != nil || $0.isCalmRefusal })
        else { return journey.steps }
        let seen = Set(run.observations.map(\.step))
        let before = run.observations.contains { $0.part == .contained } ? whenContained.steps : []
        return journey.steps.filter { seen.contains($0.id) } + before + whenContained.wayOut
    }
}

extension ContainmentSummary.Phase {
    /// What matters most comes first.
    fileprivate static let order: [Self] = [.frozen, .beginning, .uncertain, .ending, .scheduled, .ended]
}
