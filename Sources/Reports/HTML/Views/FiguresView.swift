import Verdicts

/// A day, a week and a month of all channels in one table; pages of channels tell more.
struct FiguresView {
    var figureHeads: [String]
    var figureRows: [Row]
    /// What is said of the channels that have no row.
    var figureCalm: String?

    struct Row {
        var title: String
        var figures: [Figure]
    }

    struct Figure {
        var figureWindow: String
        var figureUsable: String
        var figureClass: String
        /// What an uptime check came to, the soft downtime, and how much of the time is known.
        var figureRest: String?
    }

    private static let windows: [NumbersWindow] = [.day, .week, .month]

    /// - Parameter limit: where there are more channels, those without any flaw are counted.
    /// - Returns: nothing where no channel has numbers.
    init?(_ channels: [ChannelSummary], limit: Int) {
        let names = Self.windows.map(\.rawValue).filter { name in
            channels.contains { channel in channel.numbers.contains { $0.window == name } }
        }
        guard !names.isEmpty else { return nil }
        figureHeads = names.map(Words.window)
        let told = channels.count <= limit ? channels : channels.filter { !Self.isFlawless($0) }
        if told.count < channels.count {
            figureCalm = Words.calmFigures(channels.count - told.count, of: channels.count)
        }
        figureRows = told.map { channel in
            Row(
                title: WireText.line(channel.title, limit: 120),
                figures: names.map { name in Self.figure(channel.numbers.first { $0.window == name }, name) })
        }
    }

    private static func isFlawless(_ channel: ChannelSummary) -> Bool {
        let known = channel.numbers.map(\.availability).filter { $0.known > 0 }
        return !known.isEmpty && known.allSatisfy { $0.usable == 1 && $0.uptime == 1 && $0.softDowntime == 0 }
    }

    private static func figure(_ window: ChannelSummary.WindowNumbers?, _ name: String) -> Figure {
        let numbers = NumbersView(window?.availability)
        let isKnown = (window?.availability.known ?? 0) > 0
        return Figure(
            figureWindow: Words.window(name), figureUsable: numbers.usable,
            figureClass: isKnown ? numbers.usableClass : "",
            figureRest: isKnown ? Words.figures(numbers, window?.budget) : nil)
    }
}
