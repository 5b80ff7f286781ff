/// A search as Mailpit has it: words that must all fit, some with a prefix, quoted where they hold spaces.
struct MailQuery: Sendable {
    private enum Term {
        case to(String)
        case from(String)
        case subject(String)
        case messageIdentifier(String)
        case read(Bool)
        case anywhere(String)
    }

    /// A minus before a word turns it round.
    private let terms: [(term: Term, negated: Bool)]

    init(_ text: String) {
        terms = Self.words(text).prefix(20).compactMap { word in
            let negated = word.hasPrefix("-") || word.hasPrefix("!")
            return Self.term(negated ? String(word.dropFirst()) : word).map { ($0, negated) }
        }
    }

    func fits(_ mail: Mail) -> Bool {
        terms.allSatisfy { Self.fits($0.term, mail) != $0.negated }
    }

    private static func term(_ word: String) -> Term? {
        let lower = word.lowercased()
        let parts = lower.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return lower.isEmpty ? nil : .anywhere(lower) }
        return switch parts[0] {
        case "to", "addressed": .to(parts[1])
        case "from": .from(parts[1])
        case "subject": .subject(parts[1])
        case "message-id": .messageIdentifier(parts[1])
        case "is" where parts[1] == "read": .read(true)
        case "is" where parts[1] == "unread": .read(false)
        default: .anywhere(lower)
        }
    }

    private static func fits(_ term: Term, _ mail: Mail) -> Bool {
        let draft = mail.draft
        return switch term {
        case .to(let text): "\(draft.toName) \(draft.toAddress)".lowercased().contains(text)
        case .from(let text): "\(Mail.senderName) \(Mail.senderAddress)".lowercased().contains(text)
        case .subject(let text): draft.subject.lowercased().contains(text)
        case .messageIdentifier(let text): mail.messageIdentifier.contains(text)
        case .read(let read): mail.read == read
        case .anywhere(let text):
            "\(draft.subject) \(draft.toName) \(draft.toAddress) \(draft.text)".lowercased().contains(text)
        }
    }

    /// Splits at spaces outside quotes; the quotes go.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text.prefix(1000) {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                words.append(word)
                word = ""
            } else {
                word.append(character)
            }
        }
        return (words + [word]).filter { !$0.isEmpty }
    }
}
