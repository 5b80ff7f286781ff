import Foundation
import Journeys

extension SummaryBuilder {
    func numbers(
        _ window: NumbersWindow, of channel: Channel, _ points: [ChannelPoint]
    ) -> ChannelSummary.WindowNumbers {
        let numbers =
            inputs.numbers[channel.name]?[window]
            ?? ChannelNumbers.measure(points, from: now.addingTimeInterval(-window.seconds), to: now)
        return ChannelSummary.WindowNumbers(
            window: window.rawValue, availability: numbers.availability,
            worstHour: window == .hour ? nil : numbers.worstHour,
            budget: channel.objective.map { ErrorBudget(objective: $0, of: numbers.availability) })
    }

    /// Hours end on the hour and days at midnight UTC, so that a mark keeps its place from page to page.
    func history(of channel: String, _ points: [ChannelPoint]) -> [ChannelSummary.History] {
        let stored = inputs.history[channel]
        // The last slice reaches beyond this moment; what is known does not.
        let points = points.map { point in
            var known = point
            known.holds = min(point.holds, max(Int((now.boundedMilliseconds - point.at.boundedMilliseconds) / 1000), 0))
            return known
        }
        func slices(_ periods: [Period]?, every length: Double, count: Int) -> [TimeSlice] {
            let end = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / length).rounded(.up) * length)
            guard let periods else { return TimeSlice.slices(of: points, until: end, every: length, count: count) }
            return TimeSlice.slices(of: periods, and: points.last, until: end, every: length, count: count)
        }
        return [
            .init(window: "7 d", slices: slices(stored?.week, every: 3600, count: 168)),
            .init(window: "30 d", slices: slices(stored?.month, every: 6 * 3600, count: 120)),
            .init(window: "12 months", slices: slices(stored?.year, every: 86_400, count: stored == nil ? 31 : 365)),
        ]
    }
}
