/// What the repository as a whole must and must not hold.
enum RepositoryRule {
    static let topLevel: Set<String> = [
        ".ci", ".gitignore", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Package.swift",
        "README.md",
        "SECURITY.md", "Sources", "Tests", "dashboards", "probes",
    ]

    /// Tracked paths that are not of the tree, or that a build makes.
    static func strangers(_ paths: [String]) -> [String] {
        paths.filter { path in
            let parts = path.split(separator: "/").map(String.init)
            let isBuilt = parts.contains { [".build", "Package.resolved", ".swiftpm", "__pycache__"].contains($0) }
            return isBuilt || !(parts.first.map(topLevel.contains) ?? false)
        }
    }

    /// Hosts and folders of the place where this was written, in lower case, split so that this file holds none of them.
    static let workshopWords = [
        "/tmp" + "/mini", "/tmp" + "/brief", "arti" + "factory", "nexus" + ".", "proxy" + ".golang", "dev" + "pi",
        "veri" + "daccio", "registry" + ".npmjs", "py" + "pi.org", "crates" + ".io", "repo" + ".maven",
    ]

    /// Folders that every machine has: to name one of them tells nothing of this one.
    private static let commonFolders: Set<String> = [
        "/", "/home", "/media", "/mnt", "/opt", "/private/tmp", "/root", "/srv", "/tmp", "/usr/local", "/usr/src",
        "/var/lib", "/var/tmp",
    ]

    /// - Parameter parent: the folder that the checkout lies in.
    static func workshopNames(_ text: String, parent: String) -> [String] {
        let lower = text.lowercased()
        let words = workshopWords.filter { lower.firstRange(of: $0) != nil }
        guard !commonFolders.contains(parent) else { return words }
        let folder = "\(parent.lowercased())/"
        var rest = lower[...]
        while let range = rest.firstRange(of: folder) {
            let before = range.lowerBound > lower.startIndex ? lower[lower.index(before: range.lowerBound)] : " "
            // The middle of a longer path is another folder.
            if !before.isLetter, !before.isNumber, !"._-}".contains(before) { return words + [folder] }
            rest = rest[range.upperBound...]
        }
        return words
    }

    /// The entries of the list of built-in probes: file name to resource name.
    static func builtIn(_ text: String) -> [String: String] {
        var found: [String: String] = [:]
        for line in text.split(separator: "\n") where line.contains("PackageResources.") {
            let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
            guard quoted.count > 1, let range = line.firstRange(of: "PackageResources.") else { continue }
            found[String(quoted[1])] = String(
                line[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }
        return found
    }

    /// How the package manager names an embedded file.
    static func resourceName(_ file: String) -> String {
        String(file.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
}
