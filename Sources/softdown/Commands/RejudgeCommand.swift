import ArgumentParser
import Foundation
import Journeys
import Storage

struct RejudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge stored runs again with today's rules, and show what comes out differently.",
        discussion: """
            Examples:
              softdown rejudge                     all that is stored; changes nothing
              softdown rejudge --since 7d          the last week
              softdown rejudge --journey chat-in   one journey or guard
              softdown rejudge --apply             write the new verdicts, and what stands now

            Runs are judged from the facts that are always kept, whether or not their transcripts are still there. \
            Incidents that ended, the timelines and the counters of the past tell what was said at the time, and stay.
            """)

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Runs that began within this time: 36h, 7d.", valueName: "span"))
    var since = TimeSpan(days: 3660)

    @Option(help: ArgumentHelp("Not the runs of the last so much time.", valueName: "span"))
    var until: TimeSpan?

    @Option(help: ArgumentHelp("Runs of this journey or guard only.", valueName: "journey"))
    var journey: String?

    @Flag(help: "Write what is different.")
    var apply = false

    @Flag(help: "The same for machines.")
    var json = false

    func run() throws {
        let loaded = try site.load()
        do {
            let path = site.path(loaded.plan.site.outputs.database)
            // A database that is not there is not made.
            var store = try ResultStore(readingFrom: path)
            let rejudgement = try judgeAgain(store)
            if apply, !rejudgement.rejudged.isEmpty {
                store = try ResultStore(path: path)
                try rejudgement.apply(to: store, plan: loaded.plan, now: Date())
            }
            if json {
                Console.print(RejudgementDocument(rejudgement, isApplied: apply).json, terminator: "")
            } else {
                Console.print(rejudgement.text(isApplied: apply), terminator: "")
            }
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }

    private func judgeAgain(_ store: ResultStore) throws(StorageError) -> Rejudgement {
        let now = Date()
        let start = now.addingTimeInterval(-since.seconds)
        let end = until.map { now.addingTimeInterval(-$0.seconds) } ?? .distantFuture
        var rejudgement = Rejudgement()
        var cursor: Int64 = 0
        while true {
            let (runs, next) = try store.recall(from: start, to: end, of: journey, after: cursor)
            for run in runs { rejudgement.take(run) }
            guard let next else { return rejudgement }
            cursor = next
        }
    }
}
