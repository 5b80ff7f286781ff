import ArgumentParser

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check site, journeys and secrets, and say where what is wrong.",
        discussion: """
            Example:
              softdown check
              softdown check --probes /etc/softdown/probes

            Exit status: 0 sound, 2 something is wrong. Nothing is requested from anywhere.
            """)

    @OptionGroup var site: SiteOptions

    func run() throws {
        let loaded = try site.load()
        loaded.complainOfSecrets()
        guard !loaded.hasErrors else { throw ExitStatus.configuration }
        let guards = loaded.plan.journeys.filter(\.isGuard).count
        let journeys = loaded.plan.journeys.count - guards
        Console.print(
            "Sound: \(journeys) journeys and \(guards) guards on \(loaded.plan.site.channels.count) channels of '\(loaded.plan.site.name)'."
        )
    }
}
