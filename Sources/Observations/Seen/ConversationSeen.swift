/// A chat, turn by turn.
package struct ConversationSeen: Sendable, Hashable, Codable {
    package struct Turn: Sendable, Hashable, Codable {
        package var said: String
        package var replies: [String]
        /// Titles of the buttons offered.
        package var buttons: [String]
        /// Microseconds from what was said to the reply.
        package var duration: Int

        package init(said: String, replies: [String], buttons: [String] = [], duration: Int = 0) {
            self.said = said
            self.replies = replies
            self.buttons = buttons
            self.duration = duration
        }
    }

    package var turns: [Turn]

    package init(turns: [Turn] = []) { self.turns = turns }
}
