import ArgumentParser

/// The program. Each command is a file in `Commands`.
@main
struct Softdown: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "softdown",
        abstract: "Finds customer channels that are up but unusable.",
        discussion: """
            softdown walks chatbot, phone menu, sign-in, password reset, agent desk and checkout as a customer does, \
            says which of them customers cannot use and why, and keeps every run in SQLite.

            Start with:  softdown demo
            Then:        softdown init my-site && cd my-site && softdown check && softdown run
            """,
        version: Version.text,
        subcommands: [
            DemoCommand.self, InitCommand.self, CheckCommand.self, TryCommand.self, RunCommand.self, StatusCommand.self,
            ExplainCommand.self, HistoryCommand.self, RejudgeCommand.self, ReportCommand.self, MetricsCommand.self,
            ModeCommand.self,
            WatchCommand.self, PruneCommand.self, BackupCommand.self, ExportCommand.self, DoctorCommand.self,
            DeployCommand.self, HelpTopicCommand.self,
        ])

    /// - Note: shadows the parser's own entry point, to be there first.
    static func main() async {
        Heap.staySmall()
        DispatchLog.stayEmpty()
        if let unknown = UnknownCommand(in: CommandLine.arguments.dropFirst()) {
            Console.complain(unknown.text)
            exit(withError: ExitCode.validationFailure)
        }
        await main(nil)
    }
}
