import Foundation
import Journeys

/// What was declared of a run's action when the run began.
package struct ContainmentSeen: Sendable, Hashable, Codable {
    package var action: String
    package var expectation: Containments.Expectation
    /// The journey says what customers must meet while it is frozen.
    package var isDescribed: Bool
    /// ``Freeze/id`` of the one that the spell began with; absent where a persona is contained and nothing is frozen.
    package var freeze: String?
    package var since: Date?
    /// When it ends, or ended.
    package var until: Date?

    package init(
        action: String, expectation: Containments.Expectation, isDescribed: Bool, freeze: String? = nil,
        since: Date? = nil, until: Date? = nil
    ) {
        self.action = action
        self.expectation = expectation
        self.isDescribed = isDescribed
        self.freeze = freeze
        self.since = since
        self.until = until
    }

    /// What is expected of a run that begins now.
    ///
    /// - Returns: nothing where the journey asks for no action, or for one that was not frozen in the last week.
    package init?(of journey: Journey, in containments: Containments, at moment: Date) {
        guard !journey.isGuard, let action = journey.performedAction else { return nil }
        let (expectation, spell) = containments.expectation(of: action, at: moment)
        let isForgotten = spell?.end.map { moment.timeIntervalSince($0) > 7 * 86_400 } ?? true
        guard expectation != .normal || !isForgotten else { return nil }
        self.init(
            action: action, expectation: expectation, isDescribed: journey.whenContained != nil,
            freeze: spell?.freezes.first?.id, since: spell?.start, until: spell?.end)
    }
}

extension Run {
    /// The walk without what was done only because of a containment.
    package var ownWalk: Run {
        var copy = self
        copy.observations = observations.filter { $0.part == nil }
        return copy
    }
}
