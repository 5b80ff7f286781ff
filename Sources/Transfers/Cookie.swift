/// One cookie of a session (RFC 6265).
package struct Cookie: Sendable, Equatable {
    package var name: String
    package var value: String
    package var domain: String
    package var path: String
    package var isSecure: Bool

    package init(name: String, value: String, domain: String, path: String, isSecure: Bool) {
        self.name = name
        self.value = value
        self.domain = domain
        self.path = path
        self.isSecure = isSecure
    }
}
