import Foundation

/// One run of a journey, as small as a mark in a drawing.
package struct RunMark: Sendable, Hashable {
    package var at: Date
    package var reason: Reason
    package var failingStep: String?
    /// Microseconds.
    package var duration: Int

    package init(at: Date, reason: Reason, failingStep: String?, duration: Int) {
        self.at = at
        self.reason = reason
        self.failingStep = failingStep
        self.duration = duration
    }
}
