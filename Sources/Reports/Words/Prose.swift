import Foundation

/// A sentence with moments in it, which is written in one place and read in two: the terminal prints it as plain text, and
/// the page writes each moment as a time for machines, with local time beside it.
package struct Prose: ExpressibleByStringInterpolation, Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case moment(Date)
        /// Two moments of one day.
        case range(Date, Date)
    }

    private(set) var pieces: [Piece]

    package init(stringLiteral text: String) { pieces = [.text(text)] }

    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// `since 02:41 UTC`, where there is another zone `since 02:41 UTC (03:41 UTC+1)`.
    package func plain(_ time: TimeWords) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .moment(let date): time.moment(date) + (time.elsewhere(date).map { " (\($0))" } ?? "")
            case .range(let start, let end):
                "\(time.clock(start))–\(time.clock(end)) \(time.zone(end))"
                    + (time.elsewhere(end, from: start).map { " (\($0))" } ?? "")
            }
        }.joined()
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { append(literal) }

        package mutating func appendInterpolation(_ text: String) { append(text) }

        package mutating func appendInterpolation(_ number: Int) { append(String(number)) }

        package mutating func appendInterpolation(_ moment: Date) { pieces.append(.moment(moment)) }

        /// `01:10–01:25 UTC`.
        package mutating func appendInterpolation(_ start: Date, to end: Date) { pieces.append(.range(start, end)) }

        package mutating func appendInterpolation(_ prose: Prose) {
            for piece in prose.pieces {
                if case .text(let text) = piece { append(text) } else { pieces.append(piece) }
            }
        }

        private mutating func append(_ text: String) {
            if case .text(let before)? = pieces.last {
                pieces[pieces.count - 1] = .text(before + text)
            } else if !text.isEmpty {
                pieces.append(.text(text))
            }
        }
    }
}
