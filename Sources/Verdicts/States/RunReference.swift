import Foundation

/// One run, by name: enough to find it and to say when it was.
package struct RunReference: Sendable, Hashable, Codable {
    package var run: String
    /// The journey or guard.
    package var journey: String
    /// Its start.
    package var at: Date

    package init(run: String, journey: String, at: Date) {
        self.run = run
        self.journey = journey
        self.at = at
    }

    package init(_ sample: Sample) { self.init(run: sample.run, journey: sample.journey, at: sample.at) }
}
