import ArgumentParser
import Foundation
import Storage

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a consistent copy of the database while softdown may go on running.",
        discussion: """
            Example:
              softdown backup /backup/softdown-$(date +%F).db

            The copy is compact and was checked; an existing file is never overwritten. cp is no backup: it may catch \
            the file in the middle of a write.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    func run() throws {
        let loaded = try site.load()
        do {
            try ResultStore(readingFrom: site.path(loaded.plan.site.outputs.database)).backup(to: file)
            let faults = try ResultStore(readingFrom: file).integrityCheck()
            guard faults.isEmpty else {
                for fault in faults { Console.complain("error: the copy is damaged: \(fault)") }
                throw ExitStatus.storage
            }
        } catch let error as StorageError {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
        Console.print("Wrote \(file).")
    }
}
