import Foundation
import Verdicts

/// A moment: for machines, for people, and how long ago.
struct MomentView {
    var iso: String
    var text: String
    var relative: String
    /// How long it has lasted, if something began then.
    var span: String
    /// The same moment in the other zone, in brackets; absent where that is the same.
    var elsewhere: String?

    init(_ date: Date, _ time: TimeWords) {
        iso = TimeWords.iso(date)
        text = time.moment(date)
        relative = time.relative(date)
        elsewhere = time.elsewhere(date).map { "(\($0))" }
        span = TimeWords.span(seconds: time.now.timeIntervalSince(date))
    }
}

/// A sentence with moments in it, piece by piece.
struct ProseView {
    var pieces: [Piece]

    struct Piece {
        var pieceText: String?
        /// Where a stretch begins that ends at the moment.
        var pieceFrom: ClockMoment?
        var pieceMoment: ClockMoment?
    }

    /// A moment that stands within a sentence.
    struct ClockMoment {
        var iso: String
        var text: String
        var elsewhere: String?
    }

    init(_ prose: Prose, _ time: TimeWords) {
        pieces = prose.pieces.map { piece in
            switch piece {
            case .text(let text): Piece(pieceText: text)
            case .moment(let date): Piece(pieceMoment: Self.moment(date, time.moment(date), time.elsewhere(date)))
            case .range(let start, let end):
                Piece(
                    pieceFrom: Self.moment(start, time.clock(start), nil),
                    pieceMoment: Self.moment(
                        end, "\(time.clock(end)) \(time.zone(end))", time.elsewhere(end, from: start)))
            }
        }
    }

    private static func moment(_ date: Date, _ text: String, _ elsewhere: String?) -> ClockMoment {
        ClockMoment(iso: TimeWords.iso(date), text: text, elsewhere: elsewhere.map { "(\($0))" })
    }
}

/// A mark under a drawing: an hour, and the same hour in the other zone below it.
struct TickView {
    var iso: String
    var text: String
    var elsewhere: String?

    init(_ date: Date, _ time: TimeWords) {
        (iso, text) = (TimeWords.iso(date), time.clock(date))
        elsewhere = time.there(date)?.clock(date)
    }

    /// The last mark: below it stands what zone the others are in.
    init(now date: Date, _ time: TimeWords) {
        (iso, text) = (TimeWords.iso(date), Words.Page.now)
        elsewhere = time.there(date)?.zone(date)
    }
}

/// The numbers of one window as they are printed.
struct NumbersView {
    var uptime: String
    var usable: String
    var soft: String
    var coverage: String
    var usableClass: String
    var softClass: String

    init(_ availability: Availability?) {
        uptime = availability?.uptime.map { Availability.percentage($0) } ?? "–"
        usable = availability?.usable.map { Availability.percentage($0) } ?? "–"
        coverage = availability.map { Availability.percentage($0.coverage, decimals: 0) } ?? "–"
        let known = availability.flatMap { $0.known > 0 ? $0 : nil }
        soft = known.map { Words.softDowntime($0) } ?? "–"
        usableClass = (availability?.usable ?? 1) < 1 ? "bad" : ""
        softClass = (known?.softDowntime ?? 0) > 0 ? "bad" : ""
    }
}
