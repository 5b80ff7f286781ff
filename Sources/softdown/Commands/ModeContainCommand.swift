import ArgumentParser
import Engine
import Foundation
import Journeys
import Reports
import Storage

struct ModeContainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contain",
        abstract: "Freeze an action until a moment; it is freed by itself then.",
        discussion: """
            Examples:
              softdown mode contain reset-password --until 18:00 --why "credential stuffing"
              softdown mode contain reset-password --until +90m --why "credential stuffing"
              softdown mode contain pay --from 22:00 --until 2026-11-22T06:00 --why "fraud wave"

            18:00 is the next 18:00 here; +2h counts from now; a date and time may name its zone (Z, +01:00). Said \
            again, the new end counts.
            """)

    @OptionGroup var site: SiteOptions

    @Argument(help: "The action, as named in actions: of the site.")
    var action: String

    @Option(help: ArgumentHelp("When it ends by itself: 18:00, +2h or a date and time.", valueName: "when"))
    var until: String

    @Option(help: ArgumentHelp("Why; it stands on the page.", valueName: "text"))
    var why: String

    @Option(help: ArgumentHelp("Who decided it; you, if it is not said.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("When it begins; now, if it is not said.", valueName: "when"))
    var from: String?

    func run() throws {
        let loaded = try site.load()
        try ModeStore.check(action, in: loaded.plan)
        let now = Date()
        let since = try from.map { try moment($0, "--from", now) } ?? now
        let end = try moment(until, "--until", now)
        guard end > now, end > since else {
            let what = end > now ? "it would end before it begins" : "that is over already"
            Console.complain(
                "error: --until \(WireText.line(until, limit: 60)): \(what)\n  write --until +2h, or a time like 18:00 for the next one"
            )
            throw ExitStatus.configuration
        }
        let reason = why.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else {
            Console.complain("error: --why is empty\n  say it in a few words: --why \"credential stuffing\"")
            throw ExitStatus.configuration
        }
        let store = try ModeStore.open(loaded)
        let freeze = Freeze(
            id: RunIdentifier.random(), action: action, source: .command, since: since, until: end,
            why: WireText.line(reason, limit: 200), by: ModeStore.person(by))
        try ModeStore.storing { try store.contain(freeze) }
        let shown = try ModeStore.containments(loaded, store, now).filter { $0.action == action }
        for line in ContainmentText.lines(shown, timeZone: .current, now: now) { Console.print(line) }
        tell(loaded.plan)
    }

    /// What happens from now on, and what nobody would notice.
    private func tell(_ plan: Plan) {
        let asking = plan.journeys.filter { !$0.isGuard && $0.performedAction == action }
        guard !asking.isEmpty else {
            Console.complain("warning: no journey asks for '\(action)', so that nobody notices a channel that goes on")
            return
        }
        let undescribed = asking.filter { $0.whenContained == nil }.map(\.id)
        Console.print("The next run asks every channel to refuse it: \(asking.map(\.id).joined(separator: ", ")).")
        if !undescribed.isEmpty {
            Console.complain(
                "warning: nothing says what customers must meet in \(undescribed.joined(separator: ", ")); add when_contained:"
            )
        }
    }

    private func moment(_ text: String, _ option: String, _ now: Date) throws -> Date {
        guard let date = FreezeEnd.parse(text, now: now, timeZone: .current) else {
            Console.complain(
                "error: \(option) '\(WireText.line(text, limit: 60))' is no moment\n  write 18:00, +2h or 2026-11-21T18:00:00Z"
            )
            throw ExitStatus.configuration
        }
        return date
    }
}
