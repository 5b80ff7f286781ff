import Foundation
import Storage

/// Runs as rows of a table.
enum RunTable {
    static let names = [
        "id", "journey", "channel", "site", "started_at", "duration_ms", "attempt", "verdict", "reason",
        "verdict_channel", "failing_step", "guard", "outcome", "flaky", "simulated",
    ]

    private enum Cell {
        case text(String?)
        case number(Double)
        case flag(Bool)
    }

    private static func cells(_ run: ExportedRun) -> [Cell] {
        [
            .text(run.id), .text(run.journey), .text(run.channel), .text(run.site),
            .text(run.startedAt.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            .number(Double(run.duration) / 1000), .number(Double(run.attempt)), .text(run.verdict?.rawValue),
            .text(run.reason?.rawValue), .text(run.verdictChannel), .text(run.failingStep), .text(run.guardReason),
            .text(run.outcome?.rawValue), .flag(run.isFlaky), .flag(run.isSimulated),
        ]
    }

    /// RFC 4180, with its line end.
    static func csv(_ run: ExportedRun) -> String {
        cells(run).map { cell in
            switch cell {
            case .text(let text): quoted(text ?? "")
            case .number(let number): plain(number)
            case .flag(let flag): flag ? "true" : "false"
            }
        }.joined(separator: ",") + "\r\n"
    }

    /// One object on one line; what is not known is null.
    static func json(_ run: ExportedRun) -> String {
        let members = zip(names, cells(run)).map { name, cell in
            let value =
                switch cell {
                case .text(let text): text.map(literal) ?? "null"
                case .number(let number): plain(number)
                case .flag(let flag): flag ? "true" : "false"
                }
            return "\"\(name)\":\(value)"
        }
        return "{\(members.joined(separator: ","))}\n"
    }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }

    /// Names of ours hold no control characters, but a damaged database may.
    private static func literal(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
