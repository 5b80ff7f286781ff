import ArgumentParser

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a site to start from: journeys to copy that walk the demo centre.",
        discussion: """
            Example:
              softdown init my-site
              cd my-site && softdown check && softdown run

            The journeys walk the demo centre at its default address (softdown demo --serve). Nothing that exists is \
            overwritten.
            """)

    @Argument(help: "The directory to write into; it is made if it is not there.")
    var directory: String

    func run() throws {
        do {
            try DemoSite(directory: directory).write()
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.configuration
        }
        Console.print(
            """
            Wrote \(directory)/probes (\(ProbeFiles.all.count) files) and \(directory)/secrets (of the demo's invented accounts).

            Next:  cd \(directory) && softdown check
                   softdown run         (with `softdown demo --serve` in another terminal, everything is usable)
                   softdown status
            """)
    }
}
