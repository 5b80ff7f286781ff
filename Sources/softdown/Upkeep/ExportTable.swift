import Foundation

/// Rows of named cells as other programs read them.
struct ExportTable<Row> {
    enum Cell {
        case text(String?)
        case number(Double)
        case flag(Bool?)

        static func moment(_ date: Date?) -> Cell {
            .text(date?.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        }
    }

    let names: [String]
    let cells: (Row) -> [Cell]

    var header: String { names.joined(separator: ",") + "\r\n" }

    /// RFC 4180, with its line end.
    func csv(_ row: Row) -> String {
        cells(row).map { cell in
            switch cell {
            case .text(let text): Self.quoted(text ?? "")
            case .number(let number): Self.plain(number)
            case .flag(let flag): flag.map { $0 ? "true" : "false" } ?? ""
            }
        }.joined(separator: ",") + "\r\n"
    }

    /// One object on one line; what is not known is null.
    func json(_ row: Row) -> String {
        let members = zip(names, cells(row)).map { name, cell in
            let value =
                switch cell {
                case .text(let text): text.map(Self.literal) ?? "null"
                case .number(let number): Self.plain(number)
                case .flag(let flag): flag.map { $0 ? "true" : "false" } ?? "null"
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
