import Journeys

/// What a step shows, and so what its expectations can look at.
package enum Surface: String, Sendable, CaseIterable {
    case web, chat, call, inbox

    /// The words of the queries that have a value there.
    var queries: [QueryWord] {
        switch self {
        case .web: [.status, .url, .header, .cookie, .body, .xpath, .jsonpath, .regex, .duration, .redirects]
        case .chat: [.reply, .status, .header, .body, .jsonpath, .regex, .duration]
        case .call: [.prompt, .duration]
        case .inbox: [.subject, .sender, .body, .header, .link, .code, .xpath, .regex, .duration]
        }
    }

    var title: String {
        switch self {
        case .web: "a web step"
        case .chat: "a chat"
        case .call: "a call"
        case .inbox: "an inbox step"
        }
    }
}

/// The words that queries begin with.
enum QueryWord: String, CaseIterable, Sendable {
    case status, url, header, cookie, body, xpath, jsonpath, regex, duration, redirects
    case reply, prompt, subject, sender, link, code

    /// What kind of value it looks up.
    var valueKind: ValueKind {
        switch self {
        case .status, .duration, .redirects: .number
        case .url, .cookie, .body, .regex, .reply, .prompt, .subject, .sender, .link, .code: .text
        case .header: .textOrList
        case .xpath, .jsonpath: .any
        }
    }
}

/// What is known of a value before it is there.
enum ValueKind: Sendable {
    case number, text, textOrList, list, any

    var canBeText: Bool { self == .text || self == .textOrList || self == .any }
    var canBeNumber: Bool { self == .number || self == .any }
    var canBeList: Bool { self == .list || self == .textOrList || self == .any }
}

enum FilterWord: String, CaseIterable, Sendable {
    case count, nth, split, replace, toInt, toFloat, regex, urlDecode, htmlUnescape
}

enum PredicateWord: String, CaseIterable, Sendable {
    case startsWith, endsWith, contains, matches, exists, isEmpty, isNumber, isString, isBoolean, isList, newerThan
}
