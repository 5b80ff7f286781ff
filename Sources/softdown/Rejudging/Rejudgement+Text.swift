import Foundation
import Reports

extension Rejudgement {
    /// How often one outcome became another.
    struct Group: Hashable {
        var before: String
        var after: String
        var journeys: [String]
        var runs: [String]
    }

    /// The most frequent first.
    var groups: [Group] {
        struct Key: Hashable { let before, after: String }
        let grouped = Dictionary(grouping: changes) { change in
            let before = change.before?.words ?? "not judged"
            guard before == change.after.words else { return Key(before: before, after: change.after.words) }
            // The same words for another place: say which.
            func place(_ outcome: Outcome?) -> String {
                outcome.map { "\($0.words) at \($0.step ?? "no step") on \($0.channel)" } ?? before
            }
            return Key(before: place(change.before), after: place(change.after))
        }
        return grouped.map { key, changes in
            Group(
                before: key.before, after: key.after, journeys: Set(changes.map(\.journey)).sorted(),
                runs: changes.map(\.run))
        }.sorted { ($1.runs.count, $0.before, $0.after) < ($0.runs.count, $1.before, $1.after) }
    }

    func text(isApplied: Bool) -> String {
        var lines = [
            "\(judged) runs judged again: \(judged - changes.count) as before, \(changes.count) different"
                + (unreadable.isEmpty ? "." : ", \(unreadable.count) could not be read.")
        ]
        for group in groups.prefix(50) {
            lines.append("\(group.runs.count) × \(group.before) → \(group.after)")
            lines.append("    journeys: \(group.journeys.prefix(10).joined(separator: ", "))")
            lines.append("    runs: \(group.runs.prefix(6).joined(separator: ", "))\(group.runs.count > 6 ? " …" : "")")
        }
        for (run, journey) in unreadable.prefix(20) {
            lines.append("could not be judged: run \(run) of \(journey), written by another version or damaged")
        }
        if !changes.isEmpty {
            lines.append(
                isApplied
                    ? "Written. Incidents that ended and the numbers of the past stay as they were."
                    : "Nothing is changed. `softdown rejudge --apply` writes it.")
        }
        return lines.map { WireText.line($0, limit: 2000) == $0 ? $0 : WireText.clean($0) }.joined(separator: "\n")
            + "\n"
    }
}
