import ArgumentParser
import Foundation
import Storage

struct ExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }
    enum What: String, ExpressibleByArgument, CaseIterable { case runs, incidents, points }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print stored runs, incidents or states of channels as CSV or JSON Lines, oldest first.",
        discussion: """
            Examples:
              softdown export --since 30d > runs.csv
              softdown export --format jsonl sign-in-with-code | jq 'select(.verdict != "usable")'
              softdown export --what incidents --since 90d
              softdown export --what points --since 7d > states.csv

            Columns of runs: id, journey, channel, site, started_at (UTC), duration_ms, attempt, verdict, reason, \
            verdict_channel, failing_step, guard, outcome, flaky, simulated. The first line of a CSV file, \
            and each object of JSON Lines, names those of the others.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "One journey or guard; default: all.")
    var journey: String?

    @Option(name: .long, help: ArgumentHelp("How far back: 90m, 24h, 30d. Default: everything.", valueName: "span"))
    var since: Span?

    @Option(name: .long, help: "csv (RFC 4180) or jsonl.")
    var format = Format.csv

    @Option(name: .long, help: "runs, incidents, or the points in time at which states of channels were known.")
    var what = What.runs

    func validate() throws {
        if what != .runs, journey != nil { throw ValidationError("a journey can be named for runs only") }
    }

    func run() throws {
        let loaded = try site.load()
        do {
            let store = try ResultStore(readingFrom: site.path(loaded.plan.site.outputs.database))
            let start = since.map { Date().addingTimeInterval(-$0.seconds) } ?? .distantPast
            switch what {
            case .runs:
                begin(ExportTables.runs)
                try store.exportRuns(since: start, journey: journey) { show($0, as: ExportTables.runs) }
            case .incidents:
                begin(ExportTables.incidents)
                try store.exportIncidents(since: start) { show($0, as: ExportTables.incidents) }
            case .points:
                begin(ExportTables.points)
                try store.exportPoints(since: start) { show($0, as: ExportTables.points) }
            }
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    private func begin<Row>(_ table: ExportTable<Row>) {
        if format == .csv { Console.print(table.header, terminator: "") }
    }

    private func show<Row>(_ rows: [Row], as table: ExportTable<Row>) {
        Console.print(rows.map { format == .csv ? table.csv($0) : table.json($0) }.joined(), terminator: "")
    }
}
