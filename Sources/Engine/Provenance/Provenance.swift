import Journeys

/// Where the values of one run came up, so that what got lost on the way can be told from what is wrong.
struct Provenance {
    /// Somebody who may know a value: the browsers of a channel, a conversation with a bot, a call.
    struct Place: Equatable {
        var channel: String
        var kind: SessionKind
        var session: String

        /// Whether what one of them was given the other must have. All browsers of a channel look at the same data; a
        /// conversation knows only itself.
        func isSame(as other: Place) -> Bool {
            channel == other.channel && kind == other.kind && (kind == .web || session == other.session)
        }
    }

    /// One value at one step.
    struct Entry {
        enum Way {
            /// Captured from an answer; an answer to something that was written brings a name for it.
            case given(byWriting: Bool)
            /// A field or a JSON member of a request that writes, or keys that were pressed.
            case written
            /// A sentence.
            case said
            /// The address that was written to.
            case address
        }

        var way: Way
        /// The capture's or the field's name.
        var name: String
        var value: String
        var place: Place
        var step: String
    }

    private(set) var entries: [Entry] = []
    /// Captures of mails that are links, by name, and the step that read the mail.
    private(set) var mailLinks: [String: String] = [:]
    /// Those that a scanner fetched before the customer did, and found alive.
    private(set) var scannedLinks: Set<String> = []
    /// Those that were opened and worked.
    private(set) var openedLinks: Set<String> = []
    /// The link of a mail that led to the page of a session, by session.
    private(set) var linkOfPage: [String: String] = [:]
    /// Phrases about dead links that stood on the pages from which the link of a mail was opened.
    var linkWords: Set<String> = []
    /// Captures of mails that are codes.
    private(set) var mailCodes: Set<String> = []

    /// Whole pages are no values that anybody expects again.
    private static let longestValue = 4096
    private static let mostEntries = 4000

    mutating func note(_ entry: Entry) {
        guard !entry.value.isEmpty, entry.value.utf8.count <= Self.longestValue, entries.count < Self.mostEntries else {
            return
        }
        entries.append(entry)
    }

    mutating func noteMail(_ capture: Capture, at step: String) {
        switch capture.query {
        case .link:
            mailLinks[capture.name] = step
            openedLinks.remove(capture.name)
        case .code: mailCodes.insert(capture.name)
        default: break
        }
    }

    mutating func noteScanned(_ name: String) { scannedLinks.insert(name) }

    /// - Parameter link: the link of a mail that was opened, if one was.
    mutating func notePage(of session: String, from link: String?) {
        linkOfPage[session] = link
        if let link { openedLinks.insert(link) }
    }

    /// What was captured last by this name, and where.
    func given(_ name: String) -> Entry? {
        entries.last { entry in if case .given = entry.way { entry.name == name } else { false } }
    }
}
