import Foundation
import JSONPath

/// `containment:` of the site file.
package struct ContainmentSettings: Hashable, Sendable {
    /// So long after a freeze begins, and after it ends, either treatment is right.
    package var grace: Duration = .seconds(600)
    /// In the order of the file.
    package var freezes: [DeclaredFreeze] = []
    package var flag: ContainmentFlag?

    package init() {}
}

/// An entry of `containment: freeze:`.
package struct DeclaredFreeze: Hashable, Sendable {
    package var action: String
    package var since: Date?
    package var until: Date?
    package var why: String
    package var by: String?
    package var location: SourceLocation

    package init(action: String, since: Date?, until: Date?, why: String, by: String?, location: SourceLocation) {
        self.action = action
        self.since = since
        self.until = until
        self.why = why
        self.by = by
        self.location = location
    }

    /// The same entry keeps it from one invocation to the next, wherever it stands in the file.
    package var key: String {
        let moments = [since, until].map { $0.map { String(Int($0.timeIntervalSince1970)) } ?? "" }
        return Fingerprint.of(([action] + moments + [why]).joined(separator: "\u{0}"))
    }
}

/// An HTTP flag of the user's own, which says what is frozen.
package struct ContainmentFlag: Hashable, Sendable {
    /// `{"frozen": ["reset-password", {"action": "pay", "until": "…", "why": "…", "by": "…"}]}`
    package static let usualActions = "$.frozen[*]"

    package var url: Template
    package var options: RequestOptions
    /// Where the frozen actions stand in the answer: names, or objects with `action`, `until`, `why` and `by`.
    package var actions: JSONPath
    package var within: Duration = .seconds(5)
    /// So long the last answer is believed when there is no new one.
    package var holds: Duration = .seconds(1800)
    package var location: SourceLocation

    package init(url: Template, options: RequestOptions, actions: JSONPath, location: SourceLocation) {
        self.url = url
        self.options = options
        self.actions = actions
        self.location = location
    }
}
