import Verdicts

/// The numbers of all channels over one window.
struct WindowView {
    var windowTitle: String
    var windowRows: [Row]
    var firstColumn = Words.Page.channel
    var hasBudget: Bool

    struct Row {
        var title: String
        var uptime: String
        var usable: String
        var soft: String
        var coverage: String
        var worst: ProseView
        var budgetLeft: String

        init(_ title: String, _ window: ChannelSummary.WindowNumbers?, _ time: TimeWords) {
            let numbers = NumbersView(window?.availability)
            self.title = title
            uptime = numbers.uptime
            usable = numbers.usable
            soft = numbers.soft
            coverage = numbers.coverage
            let hour = window?.worstHour.map { hour in
                Words.worstHour(
                    Availability.percentage(hour.usable, decimals: 0), at: hour.usable < 1 ? hour.start : nil)
            }
            worst = ProseView(hour ?? "–", time)
            budgetLeft = window?.budget.map(Words.budget) ?? "–"
        }
    }

    /// One table per window that any channel has numbers for, in the order of the first channel that has it.
    static func all(_ channels: [ChannelSummary], _ time: TimeWords) -> [WindowView] {
        var names: [String] = []
        for window in channels.flatMap(\.numbers).map(\.window) where !names.contains(window) { names.append(window) }
        return names.prefix(8).map { name in
            let windows = channels.map { channel in channel.numbers.first { $0.window == name } }
            return WindowView(
                windowTitle: Words.window(name),
                windowRows: zip(channels, windows).map { channel, window in
                    Row(WireText.line(channel.title, limit: 120), window, time)
                }, hasBudget: windows.contains { $0?.budget != nil })
        }
    }

    /// All windows of one channel.
    static func of(_ channel: ChannelSummary, _ time: TimeWords) -> WindowView {
        WindowView(
            windowTitle: Words.Page.numbers,
            windowRows: channel.numbers.prefix(8).map { Row(WireText.line($0.window, limit: 40), $0, time) },
            firstColumn: Words.Page.window, hasBudget: channel.numbers.contains { $0.budget != nil })
    }
}
