import Foundation
import Observations

/// A journey that an invocation would like to walk.
package struct Claim: Sendable {
    /// As far as it is known before it begins.
    package var run: Run
    /// Seconds that must have passed since the last start; absent where it is walked due or not.
    package var every: TimeInterval?

    package init(run: Run, every: TimeInterval?) {
        self.run = run
        self.every = every
    }
}
