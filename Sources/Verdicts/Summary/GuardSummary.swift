import Foundation

/// One guard and its last checks.
package struct GuardSummary: Sendable {
    package var name: String
    package var title: String
    package var channel: String
    package var track: GuardTrack

    package init(name: String, title: String, channel: String, track: GuardTrack) {
        self.name = name
        self.title = title
        self.channel = channel
        self.track = track
    }
}
