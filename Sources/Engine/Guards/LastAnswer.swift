import Documents
import Foundation
import Journeys

/// What the last step of a walk answered, for comparing it with what somebody else was answered.
struct LastAnswer {
    /// Status and address, without query.
    var place: String
    /// The visible words.
    var words: [String]
    /// In characters.
    var length: Int
    /// Microseconds.
    var duration = 0
    private var status: Int
    private var text: String
    private var markup: String

    init(_ subject: Subject, isPage: Bool) {
        let answer = subject.answer
        status = answer?.status ?? 200
        let url = answer?.url ?? ""
        place = String(url.prefix { $0 != "?" && $0 != "#" })
        let body = Shortening.block(subject.bodyText ?? "", limit: 400_000)
        markup = body
        text =
            subject.reply ?? subject.prompt ?? (isPage ? subject.document?.visibleText(limit: 100_000) : nil) ?? body
        words = []
        length = 0
    }

    /// An error of the server or a rate limit says nothing of who is known.
    var isComparable: Bool { status < 500 && status != 429 && status != 423 && status != 428 }

    /// Without what was sent, and without what changes from answer to answer: tokens, numbers, times.
    func normalized(without sent: [String], duration: Int) -> LastAnswer {
        var result = self
        result.place = "\(status) " + Self.neutral(place, without: sent)
        result.words = Self.neutral(text, without: sent).split(whereSeparator: \.isWhitespace).map(String.init)
        result.length = Self.neutral(markup, without: sent).count
        result.duration = duration
        return result
    }

    private static func neutral(_ text: String, without sent: [String]) -> String {
        var text = text
        // The longest first, since one may be a part of another.
        for value in sent.sorted(by: { $0.count > $1.count }) where value.count >= 3 {
            let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            for form in Set([
                value, escaped, value.lowercased(),
                FormURLEncoding.encode([FormEntry("", value)]).replacing("=", with: ""),
            ]) {
                text = text.replacing(form, with: "◦")
            }
        }
        var result = ""
        var run = ""
        func flush() {
            result += isRandom(run) ? "◦" : withoutNumbers(run)
            run = ""
        }
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber || "+/_-".contains(character) {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    /// Long, and of digits among letters or of capitals in the middle: a token, no word and no name of a style.
    private static func isRandom(_ run: String) -> Bool {
        guard run.count >= 16, !run.contains("/") || run.count >= 40 else { return false }
        return run.contains(where: \.isNumber)
            || (run.contains(where: \.isLowercase) && run.dropFirst().contains(where: \.isUppercase))
    }

    private static func withoutNumbers(_ run: String) -> String {
        var result = ""
        for character in run {
            if character.isNumber {
                if result.last != "#" { result.append("#") }
            } else {
                result.append(character)
            }
        }
        return result
    }
}
