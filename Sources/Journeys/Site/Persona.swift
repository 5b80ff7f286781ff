/// Who a customer appears to be: what a service that weighs risks could judge by.
package struct Persona: Hashable, Sendable {
    /// A way out into the network that is not this machine's own.
    package struct Proxy: Hashable, Sendable {
        /// `http`, `https`, `socks5` or `socks5h`; without credentials.
        package var url: Template
        package var user: Template?
        package var password: AccountValue?

        package init(url: Template) { self.url = url }
    }

    /// Stands in a journey's `personas:` for the customer that the journey itself describes.
    package static let plain = "default"

    package var name: String
    package var title: String
    /// Takes the place of the journey's account.
    package var account: String?
    package var headers: [RequestOptions.Header] = []
    package var cookies: [NamedTemplate] = []
    package var proxy: Proxy?
    package var location: SourceLocation
    /// Where the values of its keys stand, by key.
    package var places: [String: SourceLocation] = [:]

    package init(name: String, title: String, location: SourceLocation) {
        self.name = name
        self.title = title
        self.location = location
    }

    /// Everything with places in it.
    package var templates: [Template] {
        headers.map(\.value) + cookies.map(\.value) + [proxy?.url, proxy?.user].compactMap { $0 }
    }
}

/// What a persona is expected to meet.
package enum Treatment: String, Hashable, Sendable, CaseIterable, Codable {
    /// The customer gets to the goal as everybody does.
    case through
    /// The customer is asked for more, and gets to the goal then.
    case stepUp = "step_up"
    /// The customer is refused calmly, and has a way out.
    case contained
}
