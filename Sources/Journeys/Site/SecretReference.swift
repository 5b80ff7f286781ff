/// Where a secret is read from. Files never hold the secret itself.
package enum SecretReference: Hashable, Sendable {
    case environment(String)
    /// A path relative to the site's directory.
    case file(String)
    /// A systemd credential.
    case credential(String)
}
