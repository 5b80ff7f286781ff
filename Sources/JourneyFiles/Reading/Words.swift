import Journeys

/// Phrases that several messages share.
enum Words {
    static let nameHint = "a letter, then letters, digits, '-' or '_', 64 at most"
    static let templateHint = "a place is written {{name}}: letters, digits, '-', '_' and dots between words"

    /// What may stand behind the key that says what a step does.
    static func example(of key: String) -> String? {
        let examples = [
            "open": "open: \"{{base}}/login\"", "http": "http: \"POST {{base}}/api/orders\"",
            "submit": "submit: form (the page's own form), a number, #id or an XPath", "chat": "chat: rasa",
            "call": "call: twilio", "inbox": "inbox: imap, or inbox: http", "wait": "wait: 2s",
        ]
        return examples[key].map { "write \($0)" }
    }

    static func suggestion(for word: String, among candidates: [String]) -> String? {
        Name.nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// A text of the user's in a message, bounded.
    static func short(_ text: String) -> String {
        let line = text.prefix(60).map { $0.isNewline ? " " : String($0) }.joined()
        return line.count < text.count ? line + "…" : line
    }
}
