import Foundation
import Journeys
import Reports
import Storage
import Verdicts

/// What the commands of `softdown mode` share.
enum ModeStore {
    static func open(_ loaded: LoadedPlan) throws -> ResultStore {
        try storing {
            try ResultStore(path: loaded.options.path(loaded.plan.site.outputs.database))
        }
    }

    /// - Throws: `ExitCode` 3 where the database refuses.
    static func storing<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    static func containments(_ loaded: LoadedPlan, _ store: ResultStore, _ now: Date) throws -> [ContainmentSummary] {
        try storing {
            try SummaryReader.summary(of: loaded.plan, from: store, now: now, .figures).containments
        }
    }

    /// - Throws: `ExitCode` 2 for an action that the site does not have.
    static func check(_ action: String, in plan: Plan) throws {
        guard plan.site.action(named: action) == nil else { return }
        let known = plan.site.actions.map(\.name)
        let hint =
            Name.nearest(to: action, among: known).map { "did you mean '\($0)'?" }
            ?? (known.isEmpty
                ? "the site has no actions: yet; see softdown help journeys"
                : "there are: \(known.joined(separator: ", "))")
        Console.complain("error: there is no action '\(WireText.line(action, limit: 60))'\n  \(hint)")
        throw ExitStatus.configuration
    }

    /// Who gives the command: as said, or the person behind `sudo`, or the user.
    static func person(_ name: String?) -> String? {
        let environment = ProcessInfo.processInfo.environment
        let found = [name, environment["SUDO_USER"], environment["USER"], environment["LOGNAME"]]
            .compactMap { $0?.trimmingCharacters(in: .whitespacesAndNewlines) }.first { !$0.isEmpty }
        return found.map { WireText.line($0, limit: 80) }
    }
}
