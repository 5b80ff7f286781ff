import ArgumentParser
import Journeys
import Reports
import Storage
import Verdicts

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell what a stored run met: every step, what was expected and got, and the transcript.",
        discussion: """
            Examples:
              softdown explain                     the worst channel's deciding journey
              softdown explain chat                a channel
              softdown explain balance-by-chat     a journey's last run
              softdown explain 4k2m9x1c7d0a        a run by its id
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "A channel, a journey or guard, or the id of a run.")
    var subject: String?

    func run() throws {
        let (loaded, store, summary) = try site.summary()
        let name = subject ?? Self.worst(in: summary)
        do {
            let stored = try find(name, summary, store)
            guard let stored else {
                let known = loaded.plan.site.channels.map(\.name) + loaded.plan.journeys.map(\.id)
                let hint = Name.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                Console.complain(
                    "error: there is no run of '\(name)'\n  \(hint ?? "channels and journeys: " + known.joined(separator: ", "))"
                )
                throw ExitStatus.configuration
            }
            Console.print(Self.story(stored, title: loaded.plan.journey(stored.run.journey)?.title), terminator: "")
        } catch let error as StorageError {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    private static func story(_ stored: StoredRun, title: String?) -> String {
        let title = title ?? stored.run.journey
        let (width, isColoured) = (Console.width, Console.isColoured)
        if let finding = stored.finding {
            return RunText.text(
                stored.run, finding: finding, title: title, timeZone: .current, width: width, isColoured: isColoured)
        }
        let judgement = stored.judgement ?? Judge.judgement(of: stored.run)
        return RunText.text(
            stored.run, judgement: judgement, title: title, timeZone: .current, width: width, isColoured: isColoured)
    }

    private static func worst(in summary: Summary) -> String {
        summary.channels.max { $0.state.verdict < $1.state.verdict }?.name ?? ""
    }

    private func find(_ name: String, _ summary: Summary, _ store: ResultStore) throws(StorageError) -> StoredRun? {
        let last = try store.lastRuns()
        if let run = last[name] { return run }
        if let channel = summary.channels.first(where: { $0.name == name }) {
            let decisive =
                channel.state.decidedBy
                ?? channel.journeys.max { $0.judgement.verdict < $1.judgement.verdict }?.journey
            if let decisive, let run = last[decisive] { return run }
        }
        return try store.run(name)
    }
}
