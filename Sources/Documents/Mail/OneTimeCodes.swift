/// Finds what may be a one-time code in a message.
enum OneTimeCodes {
    /// Words that announce a code, lower case, in the languages of western European mail.
    static let words = [
        "code", "otp", "pin", "passcode", "verification", "verify", "token", "one-time", "password", "kode", "kod",
        "tan",
        "bestätigungscode", "sicherheitscode", "einmal", "prüfcode", "zugangscode", "código", "codigo", "clave",
        "codice",
        "código", "vérification", "verificatie", "verifica", "jelszó", "koodi", "kodu", "код", "пароль", "認証コード",
        "确认码", "验证码", "驗證碼", "校验码", "动态码", "verificação", "コード", "暗証番号", "パスワード", "인증번호", "인증 코드", "코드", "รหัส",
        "κωδικό", "رمز",
    ]
    /// How far from a word a code may stand, in characters.
    static let reach = 80
    /// A message that talks of codes more often than this is not one that carries a code.
    static let maximumAnnouncements = 500

    /// The candidates, those nearest to an announcing word first. Where one stands in a sentence with such a word, or alone
    /// on the line after it, those that are only somewhere near (numbers of orders and telephones) are none.
    static func find(in texts: [String]) -> [String] {
        var candidates: [(code: String, score: Int)] = []
        for text in texts {
            candidates += domainBound(in: text).map { ($0, -1) }
            candidates += near(text.prefix(100_000).map(plain))
        }
        // A stable order: by score, then by appearance.
        let sorted = candidates.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
        let best = sorted.first.map { place(of: $0.element.score) }
        return sorted.filter { place(of: $0.element.score) == best }.map(\.element.code)
    }

    /// What is added to the score of a worse place.
    private static let step = 1_000

    private static func place(of score: Int) -> Int { score < 0 ? -1 : score / step }

    /// Full-width digits are digits.
    private static func plain(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, (0xFF10...0xFF19).contains(scalar.value),
            let digit = Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
        else { return character }
        return Character(digit)
    }

    /// `@shop.example #123456` on the last line binds a code to a site (WICG "Origin-bound one-time codes").
    private static func domainBound(in text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).suffix(3).compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count >= 2, parts[0].hasPrefix("@"), parts[0].contains("."), parts[1].hasPrefix("#") else {
                return nil
            }
            let code = parts[1].dropFirst()
            return (4...8).contains(code.count) && code.allSatisfy(isDigit) ? String(code) : nil
        }
    }

    private static func near(_ text: [Character]) -> [(code: String, score: Int)] {
        let positions = announcements(in: text)
        guard !positions.isEmpty else { return [] }
        let layout = TextLayout(text, marks: positions.map(\.lowerBound))
        var found: [(code: String, score: Int)] = []
        var index = 0
        while index < text.count {
            guard isDigit(text[index]) else {
                index += 1
                continue
            }
            let (code, end) = digits(text, from: index)
            if let code, isCode(code, text, index..<end), let distance = distance(positions, index..<end) {
                // `FB-12345` may be a code, and in a mail that has another one it is somebody's number.
                let place =
                    hasPrefix(text, index)
                    ? 3 : layout.isSaid(index) ? 0 : layout.isAloneBehindMark(index..<end, in: text) ? 1 : 2
                found.append((code, place * step + distance))
            }
            index = end
        }
        return found
    }

    private static func hasPrefix(_ text: [Character], _ start: Int) -> Bool {
        start > 1 && text[start - 1] == "-" && text[start - 2].isLetter
    }

    /// A run of digits, which may stand in groups: `123 456`, `123-456`, `12 34 56`, `1 2 3 4 5 6`, and in boxes, which
    /// are lines of one digit each.
    private static func digits(_ text: [Character], from start: Int) -> (code: String?, end: Int) {
        var groups: [String] = []
        var end = start
        var index = start
        while index < text.count, isDigit(text[index]) {
            var group = ""
            while index < text.count, isDigit(text[index]) {
                group.append(text[index])
                index += 1
            }
            groups.append(group)
            end = index
            let isBox =
                group.count == 1 && index + 1 < text.count && text[index].isNewline
                && (index + 2 == text.count || !isDigit(text[index + 2]))
            guard index + 1 < text.count, isBox || separators.contains(text[index]), isDigit(text[index + 1]) else {
                break
            }
            index += 1
        }
        guard let size = groups.first?.count, groups.allSatisfy({ $0.count == size }) else { return (nil, end) }
        let isCode =
            switch size {
            case 1: (4...8).contains(groups.count)
            case 2: groups.count == 3
            case 3, 4: groups.count == 2 || size == 4 && groups.count == 1
            default: size <= 8 && groups.count == 1
            }
        return (isCode ? groups.joined() : nil, end)
    }

    /// Spaces that no line is broken at stand between the groups of many mails.
    private static let separators: Set<Character> = [
        " ", "-", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{2010}", "\u{2011}", "\u{2013}",
    ]

    /// Not a part of a word, number, address, amount, date or time, and not a year.
    private static func isCode(_ code: String, _ text: [Character], _ range: Range<Int>) -> Bool {
        let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : " "
        let after = range.upperBound < text.count ? text[range.upperBound] : " "
        let beforeThat = range.lowerBound > 1 ? text[range.lowerBound - 2] : " "
        let afterThat = range.upperBound + 1 < text.count ? text[range.upperBound + 1] : " "
        if isSpaced(before) || isSpaced(after) || "/=_%&?@$€£¥+".contains(before) || "/=_%&@$€£¥".contains(after) {
            return false
        }
        // `12.3456`, `1,234567`, `10:4512`: the separator belongs to a number.
        if ".,:-".contains(before), isDigit(beforeThat) { return false }
        if ".,:-".contains(after), isDigit(afterThat) { return false }
        if before == " ", "$€£¥+".contains(beforeThat) { return false }
        if after == " ", "$€£¥".contains(afterThat) { return false }
        if "円元원圓年月日".contains(after) { return false }
        if code.count == 4, let year = Int(code), (1_900...2_099).contains(year) { return false }
        let next = String(text[range.upperBound..<min(range.upperBound + 5, text.count)]).uppercased()
        return !["EUR", "USD", "GBP", "CHF"].contains { next.hasPrefix(" " + $0) }
    }

    private static func announcements(in text: [Character]) -> [Range<Int>] {
        let lowercase = text.map { $0.lowercased() }
        var starts: [String: [[String]]] = [:]
        for word in words {
            let characters = word.map { String($0) }
            if let first = characters.first { starts[first, default: []].append(characters) }
        }
        var found: [Range<Int>] = []
        for index in lowercase.indices {
            for word in starts[lowercase[index]] ?? [] where lowercase[index...].starts(with: word) {
                // `pin` is a word, `spinning` is not about one; compounds such as `Sicherheitscode` end in theirs.
                let end = index + word.count
                let isShort = word.count <= 4
                let startsInside = index > 0 && isSpaced(text[index - 1])
                let endsInside = end < text.count && isSpaced(text[end])
                if isShort, startsInside && endsInside { continue }
                // Scandinavian compounds end in theirs as well: `säkerhetskod`.
                if word.count == 3, startsInside && word != ["k", "o", "d"] || endsInside { continue }
                found.append(index..<end)
                if found.count == maximumAnnouncements { return found }
            }
        }
        return found
    }

    /// How near the nearest announcement is. One behind the code counts as farther: codes mostly follow their word.
    private static func distance(_ announcements: [Range<Int>], _ code: Range<Int>) -> Int? {
        var best: Int?
        for word in announcements {
            let distance =
                word.upperBound <= code.lowerBound
                ? code.lowerBound - word.upperBound : max(0, word.lowerBound - code.upperBound) + 20
            if distance <= reach, distance < best ?? Int.max { best = distance }
        }
        return best
    }

    /// A letter of a script that puts spaces between its words, so that what touches it belongs to its word.
    private static func isSpaced(_ character: Character) -> Bool {
        guard character.isLetter, let scalar = character.unicodeScalars.first else { return false }
        return !unspaced.contains { $0.contains(scalar.value) }
    }

    /// Thai to Myanmar, kana and bopomofo, Han, Hangul (whose particles touch the words), half-width kana.
    private static let unspaced: [ClosedRange<UInt32>] = [
        0x0E00...0x109F, 0x3040...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
    ]

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
