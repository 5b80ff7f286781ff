import Foundation

/// One time that an action is frozen on purpose.
package struct Freeze: Hashable, Sendable, Codable, Identifiable {
    /// Who said so.
    package enum Source: String, Hashable, Sendable, Codable, CaseIterable {
        /// `softdown mode contain`.
        case command
        /// `containment:` of the site file.
        case site
        /// An HTTP flag of the user's own.
        case flag
    }

    package var id: String
    package var action: String
    package var source: Source
    /// Tells entries of the site file, or actions that the flag names, apart; empty for commands.
    package var key: String
    package var since: Date
    /// It ends by itself then; absent where nobody said when.
    package var until: Date?
    /// Lifted, or no longer named, before ``until``.
    package var liftedAt: Date?
    package var why: String
    /// Who declared it: a person, or nothing where it is not known.
    package var by: String?
    package var liftedBy: String?

    package init(
        id: String, action: String, source: Source, key: String = "", since: Date, until: Date?, why: String,
        by: String?
    ) {
        self.id = id
        self.action = action
        self.source = source
        self.key = key
        self.since = since.wholeMilliseconds
        self.until = until?.wholeMilliseconds
        self.why = why
        self.by = by
    }

    /// When it ended or will end; absent while that is not known.
    package var end: Date? {
        guard let until, let liftedAt else { return until ?? liftedAt }
        return min(until, liftedAt)
    }

    /// Whether the action is frozen at this moment, grace or not.
    package func isFrozen(at moment: Date) -> Bool { since <= moment && (end.map { moment < $0 } ?? true) }

    /// Whether it is neither over nor lifted: it is frozen, or will be.
    package func isOpen(at moment: Date) -> Bool { end.map { moment < $0 } ?? true }
}

extension Date {
    /// As it is stored, and never later than it is: what begins now has begun.
    package var wholeMilliseconds: Date {
        // More than the error of such a number, less than a millisecond.
        let milliseconds = (timeIntervalSince1970 * 1000 + 0.01).rounded(.down)
        return Date(timeIntervalSince1970: milliseconds / 1000)
    }
}
