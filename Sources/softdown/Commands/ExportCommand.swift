import ArgumentParser
import Foundation
import Storage

struct ExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print stored runs as CSV or JSON Lines, oldest first.",
        discussion: """
            Examples:
              softdown export --since 30d > runs.csv
              softdown export --format jsonl sign-in-with-code | jq 'select(.verdict != "usable")'

            Columns: id, journey, channel, site, started_at (UTC), duration_ms, attempt, verdict, reason, \
            verdict_channel, failing_step, guard, outcome, flaky, simulated.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "One journey or guard; default: all.")
    var journey: String?

    @Option(name: .long, help: ArgumentHelp("How far back: 90m, 24h, 30d. Default: everything.", valueName: "span"))
    var since: Span?

    @Option(name: .long, help: "csv (RFC 4180) or jsonl.")
    var format = Format.csv

    func run() throws {
        let loaded = try site.load()
        do {
            let store = try ResultStore(readingFrom: site.path(loaded.plan.site.outputs.database))
            let start = since.map { Date().addingTimeInterval(-$0.seconds) } ?? .distantPast
            if format == .csv { Console.print(RunTable.names.joined(separator: ","), terminator: "\r\n") }
            try store.exportRuns(since: start, journey: journey) { runs in
                let lines = runs.map { format == .csv ? RunTable.csv($0) : RunTable.json($0) }
                Console.print(lines.joined(), terminator: "")
            }
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }
}
