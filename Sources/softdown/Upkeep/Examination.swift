import Foundation
import Journeys
import Storage
import Verdicts

/// What `doctor` looks at, one finding after the other.
struct Examination {
    struct Finding {
        enum Severity { case well, hint, wrong }

        var severity: Severity
        var text: String
        /// How to put it right.
        var advice: String?

        var mark: String {
            switch severity {
            case .well: "ok    "
            case .hint: "hint  "
            case .wrong: "WRONG "
            }
        }
    }

    let loaded: LoadedPlan
    let now: Date

    private var site: Site { loaded.plan.site }
    private var files: FileManager { .default }

    var findings: [Finding] { configuration + secrets + database + outputs + clock + collector }

    private func well(_ text: String) -> Finding { Finding(severity: .well, text: text) }
    private func hint(_ text: String, _ advice: String) -> Finding {
        Finding(severity: .hint, text: text, advice: advice)
    }
    private func wrong(_ text: String, _ advice: String) -> Finding {
        Finding(severity: .wrong, text: text, advice: advice)
    }

    // MARK: Configuration and secrets

    private var configuration: [Finding] {
        let errors = loaded.diagnostics.count { $0.severity == .error }
        guard errors == 0 else {
            return [wrong("\(errors) mistakes in the site's files", "softdown check shows each with its place")]
        }
        var found = [well("site and journeys are sound: \(loaded.plan.journeys.count) journeys and guards")]
        let guarded = Set(loaded.plan.journeys.filter { !$0.isGuard }.flatMap(\.channels))
        for channel in site.channels where !guarded.contains(channel.name) {
            found.append(hint("nobody walks the channel '\(channel.name)'", "it will always be unknown"))
        }
        if site.selfChecks.isEmpty {
            found.append(
                hint(
                    "where our own network is down, all channels may look down",
                    "name hosts of others under self_check: in the site file (softdown help operation)"))
        }
        return found
    }

    private var secrets: [Finding] {
        var found = loaded.shelf.problems.map {
            wrong("\($0)", "it is asked for at \($0.location.file):\($0.location.line):\($0.location.column)")
        }
        for path in loaded.shelf.files {
            let full = loaded.options.path(path)
            var status = stat()
            guard stat(full, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
            found.append(hint("others may read the secret \(path)", "chmod 600 \(full)"))
        }
        return found.isEmpty ? [well("all secrets are there, and only their owner reads the files")] : found
    }

    // MARK: Database

    private var database: [Finding] {
        let path = loaded.options.path(site.outputs.database)
        guard files.fileExists(atPath: path) else {
            return [hint("there is no database yet", "softdown run makes it: \(path)")] + folder(of: path)
        }
        var found = folder(of: path)
        if !files.isWritableFile(atPath: path) {
            found.append(wrong("\(path) cannot be written", "let the user that runs softdown write it: chown"))
        }
        do {
            let store = try ResultStore(readingFrom: path)
            let faults = try store.integrityCheck()
            found += faults.map {
                wrong("the database is damaged: \($0)", "move it away, or put the last backup in its place")
            }
            if faults.isEmpty { found.append(well("the database is whole (\(try store.usedBytes() >> 10) KiB)")) }
            found += try schedule(store)
        } catch {
            found.append(wrong("\(error)", "softdown cannot read what it stored"))
        }
        return found
    }

    private func folder(of path: String) -> [Finding] {
        let folder = (path as NSString).deletingLastPathComponent
        var found: [Finding] = []
        if !files.isWritableFile(atPath: folder) {
            found.append(
                wrong("\(folder) cannot be written", "the database and its journal lie there: change its owner"))
        }
        if let system = MountTable.system(of: folder), MountTable.networkSystems.contains(system) {
            found.append(
                wrong(
                    "\(folder) is a network drive (\(system))",
                    "SQLite's locks do not hold there: keep the database on a local disk"))
        }
        let free = (try? files.attributesOfFileSystem(forPath: folder)[.systemFreeSize]) as? Int ?? Int.max
        if free < 64 << 20 {
            found.append(
                wrong("only \(free >> 20) MiB are free at \(folder)", "free some space, or set keep: max_size:"))
        }
        return found
    }

    private func schedule(_ store: ResultStore) throws(StorageError) -> [Finding] {
        let (last, success, rests) = try store.read { stored in
            (try stored.lastInvocation(), try stored.lastSuccess(), try stored.rests())
        }
        guard let last else {
            return [hint("nothing has run yet", "softdown run, from cron or a timer: softdown deploy")]
        }
        var found: [Finding] = []
        let shortest = Double(loaded.plan.journeys.map(\.every.wholeSeconds).min() ?? 300)
        let age = now.timeIntervalSince(last.startedAt)
        if age > 3 * shortest {
            found.append(
                wrong(
                    "the last run was \(Int(age / 60)) min ago, and something is due every \(Int(shortest / 60)) min",
                    "is the timer or the crontab line there? softdown deploy prints both"))
        } else if age < -60 {
            found.append(
                wrong(
                    "the last run lies \(Int(-age)) s in the future",
                    "the clock was set back, or the database is of another host"))
        } else {
            found.append(well("the last run was \(max(Int(age), 0)) s ago"))
        }
        for fault in last.faults {
            found.append(hint("the last run had a fault of its own: \(fault)", "softdown status"))
        }
        if success == nil, !last.faults.isEmpty {
            found.append(wrong("no run was without a fault of softdown's own", "until then nobody gets a heartbeat"))
        }
        for rest in rests where rest.until > now {
            found.append(
                hint(
                    "the account '\(rest.account)' rests until \(rest.until.formatted(.iso8601))",
                    "its credential was refused"))
        }
        return found
    }

    // MARK: Outputs and clock

    private var outputs: [Finding] {
        let outputs = site.outputs
        let places = [(outputs.report, true), (outputs.metrics, false), (outputs.status, false)]
        let found = places.compactMap { relative, isFolder -> Finding? in
            let full = loaded.options.path(relative)
            var nearest = isFolder ? full : (full as NSString).deletingLastPathComponent
            while !files.fileExists(atPath: nearest), nearest.count > 1 {
                nearest = (nearest as NSString).deletingLastPathComponent
            }
            guard !files.isWritableFile(atPath: nearest) else { return nil }
            return wrong("\(nearest) cannot be written", "\(relative) goes there: change its owner, or output:")
        }
        return found.isEmpty ? [well("page, metrics and status can be written")] : found
    }

    private var clock: [Finding] {
        // Nothing of softdown is older than this.
        guard now.timeIntervalSince1970 > 1_760_000_000 else {
            return [wrong("the clock says \(now.formatted(.iso8601))", "set it: one-time codes and ages depend on it")]
        }
        return []
    }

    /// What node_exporter's textfile collector does not say (OPERATIONS 1.6).
    private var collector: [Finding] {
        let path = loaded.options.path(site.outputs.metrics)
        guard path.contains("node-exporter") || path.contains("node_exporter") || path.contains("textfile") else {
            return []
        }
        guard path.hasSuffix(".prom") else {
            return [wrong("the collector reads files that end in .prom only", "output: metrics: \(path)")]
        }
        let folder = (path as NSString).deletingLastPathComponent
        let own = (path as NSString).lastPathComponent
        let others = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            guard name.hasSuffix(".prom"), name != own,
                let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            else { return false }
            return text.contains("# TYPE softdown_")
        }
        return others.sorted().map {
            wrong("\(folder)/\($0) has softdown's metrics too", "the collector drops one of them, silently: remove it")
        }
    }
}
