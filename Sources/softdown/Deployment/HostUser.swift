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

    /// Whose the site is, if it cannot be written to.
    var exclusion: String? {
        guard let identifier, identifier != 0,
            let owner = try? FileManager.default.attributesOfItem(atPath: directory)[.ownerAccountID] as? Int,
            owner != Int(identifier)
        else { return nil }
        return "\(directory) does not belong to '\(name)', who has to write there and to read the secrets: "
            + "sudo chown -R \(name) \(directory)"
    }
}
