import Foundation

/// Whether a journey is ever due, and what it says about its times has an effect.
struct ScheduleCheck {
    let journey: Journey
    let site: Site
    let reporter: Reporter

    func diagnostics() -> [Diagnostic] {
        let quiet = site.schedule.quiet + journey.quiet
        var found: [Diagnostic] = []
        if journey.zone != nil, journey.times.isEmpty, quiet.isEmpty {
            found.append(
                reporter.warning(
                    at: place("zone"), "'zone' says whose clock 'at' and 'quiet' mean, and there is neither",
                    hint: "leave it out"))
        }
        if QuietHours.fillTheWeek(quiet) {
            found.append(
                reporter.error(
                    at: place("quiet"), "it is quiet all week: nothing would ever be walked",
                    hint: "let the hours of 'quiet' here and in the site's schedule: leave some time"))
        } else if let time = journey.times.first(where: { isAlwaysQuiet(at: $0, quiet) }) {
            found.append(
                reporter.error(
                    at: place("at"), "it is always quiet at \(time)",
                    hint: "name a time outside of the quiet hours, or leave those out"))
        }
        return found
    }

    private func place(_ key: String) -> SourceLocation { journey.places[key] ?? journey.location }

    private func isAlwaysQuiet(at time: TimeOfDay, _ quiet: [QuietHours]) -> Bool {
        (0..<7).allSatisfy { day in
            quiet.contains { $0.left(at: day * QuietHours.minutesOfDay + time.minutes) > 0 }
        }
    }
}
