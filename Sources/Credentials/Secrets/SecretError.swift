#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a secret is not there. Names the variable or file, never the value.
package struct SecretError: Error, Sendable, Equatable {
    package let source: SecretSource
    let reason: Reason

    enum Reason: Sendable, Equatable {
        case missingVariable
        case empty
        case emptyName
        case nameIsPath
        case noCredentialsDirectory
        case tooLarge
        case notText
        case unreadable(path: String, SmallFile.Fault)
    }

    init(_ source: SecretSource, _ reason: Reason) {
        self.source = source
        self.reason = reason
    }
}

extension SecretError: CustomStringConvertible {
    /// Title and remedy in one line.
    package var description: String { "\(title); \(remedy)" }

    /// What is wrong.
    package var title: String {
        switch reason {
        case .missingVariable, .noCredentialsDirectory: "\(place) is not set"
        case .empty: "\(place) is empty"
        case .emptyName: "\(place) has no name"
        case .nameIsPath: "\(place) is a path"
        case .tooLarge, .unreadable(_, .tooLarge): "\(place) is larger than \(SecretSource.maximumSize) bytes"
        case .notText: "\(place) is not UTF-8 text"
        case .unreadable(_, .notRegular): "\(place) is not a regular file"
        case .unreadable(_, .system(let code)): "\(place) cannot be read: \(Self.words(for: code))"
        }
    }

    /// What the user can do about it.
    package var remedy: String {
        switch (reason, source) {
        case (.emptyName, _): "name it in the site file"
        case (.nameIsPath, _): "give the credential's ID alone; a path is written with 'file'"
        case (.noCredentialsDirectory, _):
            "systemd sets it for a unit with LoadCredential=; elsewhere, set it to a directory with the credentials"
        case (.unreadable(_, .notRegular), _): "name the file that holds the secret"
        case (.tooLarge, _), (.unreadable(_, .tooLarge), _): "check that it is the right one"
        case (.notText, _): "binary keys must be stored as text, for example in base64"
        case (.unreadable(_, .system(EACCES)), _): "let the user that runs softdown read it (chmod, chown)"
        case (_, .environment(let name)): "set \(name) for the user that runs softdown"
        case (.unreadable(let path, _), .systemdCredential(let name)):
            "add LoadCredential=\(name):/path/to/secret to the unit, or create \(path)"
        case (_, .systemdCredential(let name)): "put the secret into the file that LoadCredential=\(name):… names"
        case (.unreadable(let path, _), .file): "create \(path) with the secret in it"
        case (_, .file): "put the secret into it"
        }
    }

    private var place: String {
        if reason == .noCredentialsDirectory { return "the environment variable CREDENTIALS_DIRECTORY" }
        return switch source {
        case .environment(let name): "the environment variable \(name)"
        case .file(let path): "the secret file \(path)"
        case .systemdCredential(let name): "the systemd credential \(name)"
        }
    }

    private static func words(for code: Int32) -> String {
        switch code {
        case ENOENT: "no such file"
        case EACCES: "permission denied"
        case ENOTDIR: "a part of the path is no directory"
        case ELOOP: "too many symbolic links"
        case EMFILE, ENFILE: "too many open files"
        default: "system error \(code)"
        }
    }
}
