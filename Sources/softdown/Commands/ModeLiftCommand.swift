import ArgumentParser
import Foundation
import Reports
import Storage

struct ModeLiftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift",
        abstract: "Free an action that was frozen by command.",
        discussion: """
            Example:
              softdown mode lift reset-password

            What the site file or the flag freezes is freed there.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "The action, as named in actions: of the site.")
    var action: String

    @Option(help: ArgumentHelp("Who decided it; you, if it is not said.", valueName: "name"))
    var by: String?

    func run() throws {
        let loaded = try site.load()
        try ModeStore.check(action, in: loaded.plan)
        let store = try ModeStore.open(loaded)
        let now = Date()
        let lifted = try ModeStore.storing { try store.lift(action, at: now, by: ModeStore.person(by)) }
        let left = try ModeStore.containments(loaded, store, now).filter { $0.action == action }
        if let other = left.first(where: { $0.phase.isFrozen }) {
            let place = other.source == .site ? "the site file" : "the flag"
            Console.complain("error: '\(action)' is frozen by \(place) and can be freed only there")
            throw ExitStatus.configuration
        }
        guard !lifted.isEmpty else {
            Console.print("'\(action)' was not frozen.")
            return
        }
        for line in ContainmentText.lines(left, timeZone: .current, now: now) { Console.print(line) }
    }
}
