import Foundation

/// The user of this host that softdown is to run as.
struct HostUser {
    let name: String
    /// Absolute.
    let directory: String

    private var identifier: uid_t? { getpwnam(name).map(\.pointee.pw_uid) }

    /// Nothing else would say so: cron passes over a line of a user that it does not know.
    var absence: String? {
        guard identifier == nil else { return nil }
        return "there is no user '\(name)' on this host, and cron would say nothing about it: "
            + "sudo useradd --system \(name) && sudo chown -R \(name) \(directory)"
    }

    /// Folders that this user has to write to and cannot, each with what to do about it.
    ///
    /// - Parameter writableFolders: of the outputs, absolute. Those in the site are the site's.
    func exclusions(from writableFolders: [String]) -> [String] {
        guard let identifier, identifier != 0 else { return [] }
        if let owner = owner(of: directory), owner != identifier {
            return [
                "\(directory) does not belong to '\(name)', who has to write there and to read the secrets: "
                    + "sudo chown -R \(name) \(directory)"
            ]
        }
        return writableFolders.filter { folder in
            guard !(folder + "/").hasPrefix(directory + "/"), let owner = owner(of: folder) else { return false }
            return owner != identifier && !isOpenToOthers(folder)
        }.map { "\($0) does not belong to '\(name)', who has to write there: sudo chown \(name) \($0)" }
    }

    private func owner(of folder: String) -> uid_t? {
        (try? FileManager.default.attributesOfItem(atPath: folder)[.ownerAccountID] as? Int).map { uid_t($0) }
    }

    /// For a group or for everybody. Who is in the group is not looked up: nobody is warned without need.
    private func isOpenToOthers(_ folder: String) -> Bool {
        let mode = try? FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
        return (mode ?? 0) & 0o022 != 0
    }
}
