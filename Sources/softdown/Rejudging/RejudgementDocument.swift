import Foundation
import Reports

/// What `softdown rejudge --json` prints.
struct RejudgementDocument: Encodable {
    struct Change: Encodable {
        var before: String
        var after: String
        var count: Int
        var journeys: [String]
        var runs: [String]
    }

    var judged: Int
    var different: Int
    var applied: Bool
    var unreadable: [String]
    var changes: [Change]

    init(_ rejudgement: Rejudgement, isApplied: Bool) {
        judged = rejudgement.judged
        different = rejudgement.changes.count
        applied = isApplied
        unreadable = rejudgement.unreadable.map(\.run)
        changes = rejudgement.groups.map {
            Change(
                before: $0.before, after: $0.after, count: $0.runs.count, journeys: $0.journeys,
                runs: Array($0.runs.prefix(1000)))
        }
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers and texts only: there is nothing in it that JSON cannot hold.
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
