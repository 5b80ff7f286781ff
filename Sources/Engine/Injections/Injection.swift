import Foundation
import JSONPath
import Journeys

/// One attempt to make a bot tell what it must not. They are kept in `injections.json`.
package struct Injection: Sendable, Hashable {
    package enum Encoding: String, Sendable, Hashable, CaseIterable {
        case base64, rot13, reverse, homoglyph, spaced
        case zeroWidth = "zero-width"
    }

    package var id: String
    package var group: Injections.Group
    package var encoding: Encoding?
    /// Stands before what is encoded, in plain.
    package var preface: String
    /// One for each turn. `{name}` and `{number}` stand for another customer's.
    package var messages: [String]

    /// All that there are, in the order of the file.
    package static let all: [Injection] = {
        guard case .array(let elements)? = try? JSON(parsing: PackageResources.injections_json) else { return [] }
        return elements.compactMap(Injection.init)
    }()

    private init?(_ json: JSON) {
        guard case .object(let object) = json else { return nil }
        var texts: [String: String] = [:]
        messages = []
        for member in object.members {
            switch member.value {
            case .string(let text): texts[member.name] = text
            case .array(let turns) where member.name == "say":
                messages = turns.compactMap { if case .string(let text) = $0 { text } else { nil } }
            default: continue
            }
        }
        guard let id = texts["id"], let group = texts["group"].flatMap(Injections.Group.init), !messages.isEmpty else {
            return nil
        }
        self.id = id
        self.group = group
        encoding = texts["encode"].flatMap(Encoding.init)
        preface = texts["before"] ?? ""
    }

    /// With another customer's values in it.
    func filled(name: String, number: String) -> [String] {
        messages.map { $0.replacing("{name}", with: name).replacing("{number}", with: number) }
    }

    /// What is sent for one of these.
    func sent(_ message: String) -> String { preface + (encoding?.encode(message) ?? message) }
}

extension Injection.Encoding {
    func encode(_ text: String) -> String {
        switch self {
        case .base64: Data(text.utf8).base64EncodedString()
        case .rot13: LeakSearch.rot13(text)
        case .reverse: String(text.reversed())
        case .spaced: text.map(String.init).joined(separator: " ")
        case .zeroWidth: text.map(String.init).joined(separator: "\u{200B}")
        case .homoglyph: String(text.map { Self.lookalikes[$0] ?? $0 })
        }
    }

    /// Cyrillic letters that look like Latin ones.
    private static let lookalikes: [Character: Character] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і", "s": "ѕ", "j": "ј",
    ]
}
