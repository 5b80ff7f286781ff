import ArgumentParser
import Foundation
import Journeys
import Reports
import Storage
import Verdicts

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell the story of an incident, or what a stored run met.",
        discussion: """
            Examples:
              softdown explain                     the worst channel: its incident, and its deciding journey
              softdown explain chat                a channel
              softdown explain chat-1790000000     an incident by its id (softdown history lists them)
              softdown explain balance-by-chat     a journey's last run
              softdown explain 4k2m9x1c7d0a        a run by its id

            An incident's story: what customers met first, what was different from the last good run, every change, \
            what else fails, what still works, and how it ended. A run's story: every step, what was expected and got, \
            and the transcript.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "A channel, an incident, a journey or guard, or the id of a run.")
    var subject: String?

    func run() throws {
        let (loaded, store, summary) = try site.summary()
        let name = subject ?? Self.worst(in: summary)
        do {
            let incident = try incident(name, summary, store)
            let stored = try find(name, summary, store)
            guard incident != nil || stored != nil else {
                let known = loaded.plan.site.channels.map(\.name) + loaded.plan.journeys.map(\.id)
                let hint = Name.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                Console.complain(
                    "error: there is no run of '\(name)'\n  \(hint ?? "channels and journeys: " + known.joined(separator: ", "))"
                )
                throw ExitStatus.configuration
            }
            if let incident { Console.print(try story(incident, loaded.plan, summary, store), terminator: "") }
            guard let stored else { return }
            if incident != nil { Console.print("\nThe last run:\n") }
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

    // MARK: Incidents

    /// By its id, or the one that is open on a channel.
    private func incident(_ name: String, _ summary: Summary, _ store: ResultStore) throws(StorageError) -> Incident? {
        if let channel = summary.channels.first(where: { $0.name == name }) { return channel.openIncident }
        return try store.read { try $0.incident(name) }
    }

    private func story(
        _ incident: Incident, _ plan: Plan, _ summary: Summary, _ store: ResultStore
    ) throws(StorageError) -> String {
        var details = IncidentText.Details(
            channelTitle: plan.site.channel(named: incident.channel)?.title ?? incident.channel,
            titles: plan.journeys.reduce(into: [:]) { $0[$1.id] = $1.title })
        if let first = incident.firstBad, let stored = try store.run(first.run) {
            details.firstBad = stored.run
            details.judgement = stored.judgement
            details.finding = stored.finding
        }
        let journeys = Set(incident.changes.compactMap(\.journey))
        details.causes = summary.causes.filter { cause in
            cause.failing.contains { $0.channel == incident.channel || journeys.contains($0.journey) }
        }
        details.intents = summary.intents.filter { intent in
            intent.ways.contains { $0.channel == incident.channel || journeys.contains($0.journey) }
        }
        return IncidentText.text(
            incident, details, now: summary.generatedAt, timeZone: .current, width: Console.width,
            isColoured: Console.isColoured)
    }

    // MARK: Runs

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
