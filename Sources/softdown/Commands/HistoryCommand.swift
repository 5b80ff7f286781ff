import ArgumentParser
import Foundation
import Journeys
import Reports
import Storage
import Verdicts

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show the incidents and numbers of channels over time.",
        discussion: """
            Examples:
              softdown history                     all channels, the last 7 days
              softdown history chat --since 90d    one channel, the last 90 days
              softdown history --json | jq '.channels[].incidents'

            The numbers are always those of 1 h, 24 h, 7 d, 30 d and 90 d up to now; --since chooses incidents and marks.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "Channels; all where none is named.")
    var channels: [String] = []

    @Option(help: ArgumentHelp("How far back: 36h, 7d, 90d.", valueName: "span"))
    var since = TimeSpan(days: 7)

    @Flag(help: "The same for machines.")
    var json = false

    func run() throws {
        let (loaded, store, summary) = try site.summary()
        let known = loaded.plan.site.channels.map(\.name)
        for name in channels where !known.contains(name) {
            let hint = Name.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
            Console.complain(
                "error: there is no channel '\(name)'\n  \(hint ?? "there are: \(known.joined(separator: ", "))")")
            throw ExitStatus.configuration
        }
        let start = summary.generatedAt.addingTimeInterval(-since.seconds)
        let shown = Set(channels.isEmpty ? known : channels)
        let incidents: [Incident]
        do {
            incidents = try store.incidents(openOrEndedSince: start)
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
        if json {
            let document = HistoryDocument(summary, incidents: incidents, channels: shown, since: start)
            Console.print(document.json, terminator: "")
        } else {
            Console.print(
                HistoryText.text(
                    summary, incidents: incidents, channels: shown, since: start, timeZone: .current,
                    width: Console.width, isColoured: Console.isColoured), terminator: "")
        }
    }
}
