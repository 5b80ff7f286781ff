import Journeys

/// Fills templates of the site file that belong to no run: with its variables and, where they may go there, its secrets.
package struct SiteText: Sendable {
    /// Variables may use variables; a circle of them was refused when the file was loaded.
    private static let maximumDepth = 16

    private let site: Site
    private let shelf: SecretShelf?

    /// - Parameter shelf: absent where no secret may be filled in: a name of one has no value then.
    package init(site: Site, shelf: SecretShelf?) {
        self.site = site
        self.shelf = shelf
    }

    package func fill(_ template: Template) throws(UnresolvedName) -> String { try fill(template, depth: 0) }

    private func fill(_ template: Template, depth: Int) throws(UnresolvedName) -> String {
        guard depth < Self.maximumDepth else { throw UnresolvedName(name: template.source) }
        return try template.filled { (name: String) throws(UnresolvedName) in
            if let variable = site.variables[name] { return try fill(variable, depth: depth + 1) }
            guard let declared = site.secrets[name], let secret = shelf?.secret(declared.reference) else {
                throw UnresolvedName(name: name)
            }
            return secret.reveal()
        }
    }
}
