import Foundation
import Observations

/// A journey that an invocation would like to walk.
package struct Claim: Sendable {
    package enum Condition: Sendable {
        /// It is walked, due or not.
        case always
        /// It is due, as long as nobody else began it after the start that this rests on; nothing: it never began.
        case ifNotBegun(since: Date?)
    }

    /// As far as it is known before it begins.
    package var run: Run
    package var condition: Condition

    package init(run: Run, condition: Condition) {
        self.run = run
        self.condition = condition
    }
}
