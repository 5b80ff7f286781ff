/// A phone call as a dialogue.
package struct CallSeen: Sendable, Hashable, Codable {
    package struct Line: Sendable, Hashable, Codable {
        package enum Speaker: String, Sendable, Hashable, Codable {
            case phone, caller
            /// A transfer, a queue, a hang-up, a recording that is played.
            case event
        }

        package var speaker: Speaker
        package var text: String
        /// Estimated seconds into the call.
        package var second: Int

        package init(_ speaker: Speaker, _ text: String, second: Int) {
            self.speaker = speaker
            self.text = text
            self.second = second
        }
    }

    package var lines: [Line]
    /// `hangup`, `dial`, `enqueue` …; absent while the call went on.
    package var ending: String?
    /// How long the call would have lasted, estimated from the words spoken.
    package var estimatedSeconds: Int

    package init(lines: [Line] = [], ending: String? = nil, estimatedSeconds: Int = 0) {
        self.lines = lines
        self.ending = ending
        self.estimatedSeconds = estimatedSeconds
    }
}
