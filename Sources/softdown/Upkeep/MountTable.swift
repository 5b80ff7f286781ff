import Foundation

/// What kind of file system a folder lies on (proc(5), /proc/self/mountinfo).
enum MountTable {
    /// Those on which SQLite's locks are not to be relied on.
    static let networkSystems: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "fuse.sshfs", "afs",
    ]

    /// - Returns: nothing where the table cannot be read.
    static func system(of folder: String) -> String? {
        guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        var best: (point: String, system: String)?
        for line in table.split(separator: "\n") {
            // ID parent major:minor root MOUNT-POINT options optional… - TYPE source options
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let point = fields[4].replacing("\\040", with: " ")
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            // A later line lies over an earlier one.
            if isAbove, point.count >= best?.point.count ?? 0 { best = (point, fields[dash + 1]) }
        }
        return best?.system
    }
}
