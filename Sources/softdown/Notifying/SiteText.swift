import Engine
import Journeys

/// Fills templates of the site file that belong to no run: with its variables and secrets.
struct SiteText {
    struct Unresolved: Error, CustomStringConvertible {
        var name: String

        var description: String { "'\(name)' has no value" }
    }

    /// Variables may use variables; a circle of them was refused when the file was loaded.
    private static let maximumDepth = 16

    let site: Site
    let shelf: SecretShelf

    func fill(_ template: Template) throws(Unresolved) -> String { try fill(template, depth: 0) }

    private func fill(_ template: Template, depth: Int) throws(Unresolved) -> String {
        guard depth <= Self.maximumDepth else { throw Unresolved(name: template.source) }
        return try template.filled { (name: String) throws(Unresolved) in
            if let variable = site.variables[name] { return try fill(variable, depth: depth + 1) }
            guard let declared = site.secrets[name], let secret = shelf.secret(declared.reference) else {
                throw Unresolved(name: name)
            }
            return secret.reveal()
        }
    }
}
