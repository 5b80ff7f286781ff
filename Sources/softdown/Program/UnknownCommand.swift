import ArgumentParser
import Journeys

/// A word where a command belongs. The parser would call it an unexpected argument, and leave the reader to find the slip.
struct UnknownCommand {
    let word: String
    /// What the word stands behind, such as `softdown mode`.
    let place: String
    let commands: [String]

    /// - Parameter arguments: of the program, without its own name.
    /// - Returns: nothing where the parser knows better: for options, commands that exist, and what belongs to them.
    init?(in arguments: some Sequence<String>) {
        var place = Softdown._commandName
        var commands = Softdown.configuration.subcommands
        for word in arguments {
            guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
            guard let command = commands.first(where: { $0._commandName == word }) else {
                self.word = word
                self.place = place
                self.commands = commands.map { $0._commandName }
                return
            }
            place += " " + word
            commands = command.configuration.subcommands
        }
        return nil
    }

    var text: String {
        // A control character of a slipped paste must not reach the terminal.
        let shown = String(
            word.unicodeScalars.prefix(64).map { $0.properties.generalCategory == .control ? "?" : Character($0) })
        let hint =
            Name.nearest(to: word, among: commands).map { "did you mean '\(place) \($0)'?" }
            ?? "it is one of: \(commands.joined(separator: ", ")); see '\(place) --help'"
        return "error: there is no command '\(place) \(shown)'\n  \(hint)"
    }
}
