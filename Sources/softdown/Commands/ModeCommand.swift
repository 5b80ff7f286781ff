import ArgumentParser
import Foundation
import Reports
import Storage
import Verdicts

struct ModeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mode",
        abstract: "Say what is frozen on purpose, freeze an action, or free it.",
        discussion: """
            Examples:
              softdown mode
              softdown mode contain reset-password --until 18:00 --why "credential stuffing"
              softdown mode contain reset-password --until +2h --why "credential stuffing" --by "on call"
              softdown mode lift reset-password

            While an action is frozen, every channel must refuse it: calmly, with an explanation and a way out that \
            works. softdown walks what the journeys' when_contained says, and reports a channel that goes on as unsafe. \
            Nothing is muted. Actions are declared in actions: of the site; see softdown help journeys.
            """,
        subcommands: [ModeListCommand.self, ModeContainCommand.self, ModeLiftCommand.self],
        defaultSubcommand: ModeListCommand.self)
}

struct ModeListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What is frozen: since when, until when, who and why.")

    @OptionGroup var site: SiteOptions

    @Flag(help: "For machines.")
    var json = false

    func run() throws {
        let loaded = try site.load()
        let store = try ModeStore.open(loaded)
        let now = Date()
        let all = try ModeStore.containments(loaded, store, now)
        if json {
            let frozen = all.filter(\.phase.isFrozen).map(StatusDocument.Frozen.init)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = (try? encoder.encode(["frozen": frozen])) ?? Data("{}".utf8)
            return Console.print(String(decoding: data, as: UTF8.self))
        }
        if loaded.plan.site.actions.isEmpty {
            Console.print("Nothing can be frozen: the site has no actions:.")
        } else if !all.contains(where: { $0.phase != .ended }) {
            let names = loaded.plan.site.actions.map(\.name).joined(separator: ", ")
            Console.print("Nothing is frozen. It could be: \(names).")
        }
        for line in ContainmentText.lines(all, timeZone: .current, now: now) { Console.print(line) }
    }
}
