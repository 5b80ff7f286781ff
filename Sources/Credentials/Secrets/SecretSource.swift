/// Where a secret comes from. A site file names sources, never values.
package enum SecretSource: Sendable, Equatable, Hashable {
    /// A variable of the environment.
    case environment(String)
    /// A file, absolute or relative to the site file's directory.
    case file(String)
    /// The name of a systemd credential (`LoadCredential=` in the unit, systemd.exec(5)).
    case systemdCredential(String)
}

extension SecretSource {
    /// The largest secret in bytes: what systemd allows one unit (systemd.exec(5)).
    package static let maximumSize = 1_048_576

    /// Reads the secret now. One trailing newline of a file is not part of it.
    ///
    /// - Parameters:
    ///   - environment: the program's own.
    ///   - baseDirectory: what a relative path of `file` starts from.
    /// - Throws: what is missing and how to provide it; never the value or a part of it.
    package func load(environment: [String: String], baseDirectory: String) throws(SecretError) -> Secret {
        switch self {
        case .environment(let name):
            guard let value = environment[name] else { throw SecretError(self, .missingVariable) }
            if value.isEmpty { throw SecretError(self, .empty) }
            if value.utf8.count > Self.maximumSize { throw SecretError(self, .tooLarge) }
            return Secret(value)
        case .file(let path):
            if path.isEmpty { throw SecretError(self, .emptyName) }
            return try read(path.hasPrefix("/") ? path : "\(baseDirectory)/\(path)")
        case .systemdCredential(let name):
            if name.isEmpty { throw SecretError(self, .emptyName) }
            if name.utf8.contains(UInt8(ascii: "/")) || name == "." || name == ".." {
                throw SecretError(self, .nameIsPath)
            }
            guard let directory = environment["CREDENTIALS_DIRECTORY"], !directory.isEmpty else {
                throw SecretError(self, .noCredentialsDirectory)
            }
            return try read("\(directory)/\(name)")
        }
    }

    private func read(_ path: String) throws(SecretError) -> Secret {
        var bytes: [UInt8]
        do throws(SmallFile.Fault) {
            bytes = try SmallFile.read(path, atMost: Self.maximumSize)
        } catch {
            throw SecretError(self, .unreadable(path: path, error))
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        if bytes.last == 0x0D { bytes.removeLast() }
        if bytes.isEmpty { throw SecretError(self, .empty) }
        // A lenient decoding would change the secret, and the customer's sign-in would be blamed for it.
        guard let value = String(validating: bytes, as: UTF8.self) else { throw SecretError(self, .notText) }
        return Secret(value)
    }
}
