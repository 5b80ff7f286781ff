import ArgumentParser

/// `softdown help TOPIC`: the help of a command, or one of the longer texts.
struct HelpTopicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Show the help of a command, or a longer text: \(HelpTopics.names.joined(separator: ", ")).",
        discussion: """
            Examples:
              softdown help journeys
              softdown help run
            """)

    @Argument(help: "A command or a topic.")
    var topic: String?

    func run() throws {
        guard let topic else {
            Console.print(Softdown.helpMessage())
            return
        }
        if let text = HelpTopics.text(of: topic) {
            Console.print(text)
        } else if let command = Softdown.configuration.subcommands.first(where: { $0._commandName == topic }) {
            Console.print(Softdown.helpMessage(for: command))
        } else {
            Console.complain(
                "error: there is no topic '\(topic)'\n  topics: \(HelpTopics.names.joined(separator: ", "))")
            throw ExitStatus.configuration
        }
    }
}
