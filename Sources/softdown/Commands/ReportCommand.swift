import ArgumentParser
import Reports

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the page again from what is stored.",
        discussion: """
            Examples:
              softdown report                      to the folder that the site file names
              softdown report --output page.html   to a file of your own
            """)

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Where to write the page.", valueName: "file"))
    var output: String?

    func run() throws {
        let (loaded, _, summary) = try site.summary()
        let path = output ?? site.path(loaded.plan.site.outputs.report + "/index.html")
        do {
            try OutputFile.write(try ReportPage().html(summary, timeZone: .current), to: path)
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
        Console.print(path)
    }
}
