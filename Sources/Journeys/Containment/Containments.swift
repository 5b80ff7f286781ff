import Foundation

/// Which actions are frozen when. Pure: the same declarations at the same moment give the same answer.
package struct Containments: Hashable, Sendable {
    package var freezes: [Freeze]
    /// Seconds at both ends.
    package var grace: TimeInterval
    /// The flag has not answered for too long: whatever it may freeze can be frozen or not.
    package var isUncertain: Bool

    package init(freezes: [Freeze] = [], grace: TimeInterval = 600, isUncertain: Bool = false) {
        self.freezes = freezes
        self.grace = grace
        self.isUncertain = isUncertain
    }

    /// What customers must meet who ask for an action.
    package enum Expectation: String, Hashable, Sendable, Codable, CaseIterable {
        /// It is done for them.
        case normal
        /// Either: it was frozen, or freed, only just now.
        case either
        /// It is refused calmly, with an explanation and a way out.
        case contained
    }

    /// A time without a gap in which an action is frozen, whoever said so.
    package struct Spell: Hashable, Sendable {
        package var start: Date
        /// Absent while it is not known.
        package var end: Date?
        /// The freezes that it is made of, first one first.
        package var freezes: [Freeze]
    }

    /// The spells of an action that began before a moment, oldest first.
    package func spells(of action: String, before moment: Date) -> [Spell] {
        let own = freezes.filter { freeze in
            freeze.action == action && freeze.since <= moment && (freeze.end.map { $0 > freeze.since } ?? true)
        }
        var spells: [Spell] = []
        for freeze in own.sorted(by: { ($0.since, $0.id) < ($1.since, $1.id) }) {
            if var last = spells.last, last.end.map({ freeze.since <= $0 }) ?? true {
                last.end = last.end.flatMap { end in freeze.end.map { max(end, $0) } }
                last.freezes.append(freeze)
                spells[spells.count - 1] = last
            } else {
                spells.append(Spell(start: freeze.since, end: freeze.end, freezes: [freeze]))
            }
        }
        return spells
    }

    /// What is expected at a moment, with the spell that it comes from: the one that goes on, or the last one.
    package func expectation(of action: String, at moment: Date) -> (expectation: Expectation, spell: Spell?) {
        let spell = spells(of: action, before: moment).last
        let usual: Expectation = isUncertain ? .either : .normal
        guard let spell else { return (usual, nil) }
        if let end = spell.end, moment >= end {
            return (moment < end.addingTimeInterval(grace) ? .either : usual, spell)
        }
        let isBeginning = moment < spell.start.addingTimeInterval(grace)
        return (isBeginning || isUncertain(spell, at: moment) ? .either : .contained, spell)
    }

    /// Whether a spell that goes on rests on a flag alone that has been silent for too long: it may have been lifted long
    /// ago, or never.
    package func isUncertain(_ spell: Spell, at moment: Date) -> Bool {
        isUncertain && !spell.freezes.contains { $0.source != .flag && $0.isFrozen(at: moment) }
    }

    /// The latest moment, not after this one, at which what is expected of an action changed.
    package func lastChange(of action: String, before moment: Date) -> Date? {
        let changes = spells(of: action, before: moment).flatMap { spell in
            [spell.start, spell.start.addingTimeInterval(grace)]
                + (spell.end.map { [$0, $0.addingTimeInterval(grace)] } ?? [])
        }
        return changes.filter { $0 <= moment }.max()
    }
}
