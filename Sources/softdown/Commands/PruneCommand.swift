import ArgumentParser
import Foundation
import Storage

struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Take away what is older than the site's keep: says, and give the space back.",
        discussion: """
            Example:
              softdown prune

            Every invocation of `run` that walked something takes away a bounded amount by itself; this goes on until \
            nothing is left to take away.
            """)

    @OptionGroup var site: SiteOptions

    func run() throws {
        let loaded = try site.load()
        do {
            let store = try ResultStore(path: site.path(loaded.plan.site.outputs.database))
            var sum = Pruned()
            repeat {
                let pruned = try Pruner.prune(store, keeping: loaded.plan.site.retention, now: Date())
                sum.runs += pruned.runs
                sum.evidence += pruned.evidence
                sum.others += pruned.others
                sum.isDone = pruned.isDone || pruned.total == 0
            } while !sum.isDone && !Interruption.isAsked
            Console.print(
                "Took away \(sum.runs) runs, \(sum.evidence) transcripts and \(sum.others) other entries.")
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
    }
}
