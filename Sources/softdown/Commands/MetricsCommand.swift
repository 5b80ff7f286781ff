import ArgumentParser
import PrometheusText

struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print the metrics in Prometheus' text format 0.0.4, from what is stored.",
        discussion: """
            Examples:
              softdown metrics
              softdown metrics | promtool check metrics
            """)

    @OptionGroup var site: SiteOptions

    func run() throws {
        let (_, _, summary) = try site.summary(.figures)
        Console.print(MetricsPage.text(summary), terminator: "")
    }
}
