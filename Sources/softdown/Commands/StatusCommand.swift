import ArgumentParser
import Reports

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show each channel: what an uptime check says, and what customers meet.",
        discussion: """
            Examples:
              softdown status
              softdown status --json | jq '.channels[] | select(.state != "usable")'
            """)

    @OptionGroup var site: SiteOptions

    @Flag(help: "The same as status.json.")
    var json = false

    func run() throws {
        let (_, _, summary) = try site.summary(.figures)
        if json {
            Console.print(StatusDocument.json(summary), terminator: "")
        } else {
            Console.print(
                StatusText.text(
                    summary, timeZone: .current, width: Console.width, isColoured: Console.isColoured), terminator: "")
        }
    }
}
