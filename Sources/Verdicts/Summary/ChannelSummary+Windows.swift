extension ChannelSummary {
    /// The numbers of one window.
    package struct WindowNumbers: Sendable {
        /// `1 h`, `24 h`, `7 d`, `30 d`, `90 d`.
        package var window: String
        package var availability: Availability
        /// Of windows of a day and more.
        package var worstHour: WorstHour?
        /// Where the channel has an `objective:`.
        package var budget: ErrorBudget?

        package init(
            window: String, availability: Availability, worstHour: WorstHour? = nil, budget: ErrorBudget? = nil
        ) {
            self.window = window
            self.availability = availability
            self.worstHour = worstHour
            self.budget = budget
        }
    }

    package struct History: Sendable {
        /// `7 d`, `30 d`, `12 months`.
        package var window: String
        /// Oldest first.
        package var slices: [TimeSlice]

        package init(window: String, slices: [TimeSlice]) {
            self.window = window
            self.slices = slices
        }
    }

    package func numbers(over window: NumbersWindow) -> WindowNumbers? {
        numbers.first { $0.window == window.rawValue }
    }

    /// Those of the last day, which is what people ask for first; of another window where there are none.
    package var daily: WindowNumbers? { numbers(over: .day) ?? numbers.first }
}
