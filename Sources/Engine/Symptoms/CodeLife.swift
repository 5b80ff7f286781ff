import Documents
import Journeys

/// How long a code or a link lives, as its mail says: "valid for 10 minutes".
struct CodeLife: Equatable {
    var shortest: Duration
    var longest: Duration

    static func single(_ life: Duration) -> CodeLife { CodeLife(shortest: life, longest: life) }

    /// Nothing where the text says no such time. Where it names several, nobody can tell which of them is the one.
    init?(_ text: String) {
        let text = Shortening.line(text.lowercased(), limit: 20_000)
        var found: [Duration] = []
        for pattern in Self.patterns {
            guard let expression = try? RegularExpression(pattern), let match = try? expression.firstMatch(in: text),
                match.groups.count >= 2, let number = match.groups[0].flatMap({ Int($0) }), let unit = match.groups[1]
            else { continue }
            found.append(.seconds(number * Self.seconds(of: unit)))
        }
        guard let shortest = found.min(), shortest >= .seconds(30) else { return nil }
        // Another time in the same mail may be meant as well: the first and the last of all are looked at.
        let others = ["([0-9]{1,4}) ?" + Self.units + "\\b", ".*\\b([0-9]{1,4}) ?" + Self.units + "\\b"]
        for pattern in others {
            guard let expression = try? RegularExpression(pattern), let match = try? expression.firstMatch(in: text),
                match.groups.count >= 2, let number = match.groups[0].flatMap({ Int($0) }), let unit = match.groups[1]
            else { continue }
            found.append(.seconds(number * Self.seconds(of: unit)))
        }
        let longest = found.max() ?? shortest
        self.shortest = shortest
        self.longest = longest
    }

    private init(shortest: Duration, longest: Duration) {
        self.shortest = shortest
        self.longest = longest
    }

    private static let units =
        "(seconds?|minutes?|mins?|hours?|days?|sekunden?|minuten?|stunden?|tagen?|tag|secondes?|heures?|jours?"
        + "|segundos?|minutos?|horas?|d[ií]as?|secondi|minuti|minuto|ore|ora|giorni|giorno|dias?|uren|uur|dagen|dag"
        + "|sekund[ay]?|minut[ay]?|godzin[ay]?|dni|sekunder|minuter|timmar|timme|dagar|minutter|timer|dage"
        + "|sekundy?|hodiny?|hodin|dny|saniye|dakika|saat|g[uü]n)"

    /// A word of being valid or of ending, and a time not far behind it; or the other way round.
    private static let patterns = [
        "(?:valid|expires?|expire|works?|good|usable|active|g[uü]ltig|l[aä]uft|verf[aä]llt|valable|valide|expirera"
            + "|v[aá]lid[oa]|caduca|expira|scade|valido|geldig|verloopt|wa[zż]n[yae]|wygasa|giltig|g[aå]r ut|gyldigt?|udl[oø]ber"
            + "|platn[yýáaé]|vypr[sš][ií]|ge[cç]erli)[^.!?0-9]{0,40}?([0-9]{1,4}) ?" + units + "\\b",
        "([0-9]{1,4}) ?" + units
            + "\\b[^.!?0-9]{0,24}?(?:g[uü]ltig|lang g[uü]ltig|ab\\b|geldig|giltig|gyldig|platn|ge[cç]erli|valid\\b)",
    ]

    private static func seconds(of unit: String) -> Int {
        // Turkish has its own: dakika and saniye, beside the days and hours that begin alike.
        if unit.hasPrefix("mi") || unit.hasPrefix("daki") { return 60 }
        if unit.hasPrefix("se") || unit.hasPrefix("sani") { return 1 }
        let hours = ["ho", "he", "st", "or", "uu", "ur", "go", "ti", "sa"]
        return hours.contains { unit.hasPrefix($0) } ? 3600 : 86_400
    }
}
