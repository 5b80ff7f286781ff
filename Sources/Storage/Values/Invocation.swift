import Foundation

/// One start of the program that ran journeys.
package struct Invocation: Sendable, Hashable, Identifiable {
    /// The random token that also owns its leases.
    package var id: String
    package var startedAt: Date
    /// Microseconds by a clock that never jumps; absent while it runs, or where it died.
    package var duration: Int?
    package var exitStatus: Int?
    /// What softdown itself could not do, one sentence each.
    package var faults: [String]
    package var isSimulated: Bool

    package init(
        id: String, startedAt: Date, duration: Int? = nil, exitStatus: Int? = nil, faults: [String] = [],
        isSimulated: Bool = false
    ) {
        self.id = id
        self.startedAt = startedAt
        self.duration = duration
        self.exitStatus = exitStatus
        self.faults = faults
        self.isSimulated = isSimulated
    }

    /// Ended without a fault of its own.
    package var isSuccess: Bool { exitStatus == 0 && faults.isEmpty }
}
