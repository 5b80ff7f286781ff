import ArgumentParser
import Reports

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the pages again from what is stored.",
        discussion: """
            Examples:
              softdown report                      to the folder that the site file names
              softdown report --output page.html   one page that tells everything, to send to somebody
            """)

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Where to write a single page, instead of the folder of pages.", valueName: "file"))
    var output: String?

    func run() throws {
        let (loaded, _, summary) = try site.summary()
        do {
            let report = try Report()
            if let output {
                try OutputFile.write(
                    report.html(.index, of: summary, local: .current, isAlone: true), to: output)
                Console.print(output)
                return
            }
            let folder = ReportFolder(path: site.path(loaded.plan.site.outputs.report))
            let problems = folder.write(summary, report)
            guard problems.isEmpty else {
                for problem in problems { Console.complain("error: \(problem)") }
                throw ExitStatus.storage
            }
            Console.print(folder.path + "/" + ReportFile.index.name)
        } catch let failure as OutputFile.Failure {
            Console.complain("error: \(failure)")
            throw ExitStatus.storage
        }
    }
}
