import Engine
import Foundation
import Journeys

/// Where and as whom softdown runs on a host: what unit files and crontab lines are made of.
struct Deployment {
    /// Absolute.
    var program: String
    /// The site's directory, absolute.
    var directory: String
    var user: String
    /// Minutes between starts.
    var minutes: Int
    /// The folder that systemd reads credentials from, absolute.
    var credentialFolder: String
    var site: Site

    /// The invocation's own limit and what it may take to end in good order.
    var timeoutSeconds: Int { site.limits.run.wholeSeconds + 60 }

    /// Folders that are written to, absolute, sorted.
    var writableFolders: [String] {
        let outputs = site.outputs
        let files = [outputs.database, outputs.metrics, outputs.status].map {
            (absolute($0) as NSString).deletingLastPathComponent
        }
        // The page's folder is made if it is not there, so its parent has to be writable until then.
        let folders = files + [(absolute(outputs.report) as NSString).deletingLastPathComponent]
        return Set(folders.map { $0.isEmpty ? "/" : $0 }).sorted()
    }

    /// Names of the systemd credentials that the site asks for, sorted.
    var credentials: [String] {
        let names = SecretShelf.references(in: site).compactMap { reference, _ in
            if case .credential(let name) = reference { name } else { nil }
        }
        return Set(names).sorted()
    }

    private func absolute(_ path: String) -> String {
        ((path.hasPrefix("/") ? path : directory + "/" + path) as NSString).standardizingPath
    }

    /// What will not work, in words that say how to put it right.
    var warnings: [String] {
        var warnings: [String] = []
        if ["/home/", "/root/", "/run/user/"].contains(where: { (directory + "/").hasPrefix($0) }) {
            warnings.append(
                "the site lies in \(directory), and the service does not see home directories: move it, to /srv/softdown for example"
            )
        }
        if directory.hasPrefix("/tmp/") || directory.hasPrefix("/var/tmp/") {
            warnings.append("the site lies in \(directory), and the service has a /tmp of its own: move it")
        }
        let variables = Set(
            SecretShelf.references(in: site).compactMap { reference, _ in
                if case .environment(let name) = reference { name } else { nil }
            }
        ).sorted()
        if !variables.isEmpty {
            warnings.append(
                "secrets from the environment (\(variables.joined(separator: ", "))) are not set by these units: use { credential: NAME } or { file: … }"
            )
        }
        return warnings
    }
}
