import Foundation

/// The words of what a bot or a phone says, so that two ways of saying one thing can be compared.
enum TalkWords {
    /// Words in lower case, without accents.
    static func all(_ text: String) -> [String] {
        let folded = Shortening.block(text, limit: 8000).folding(
            options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return folded.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Without those that say nothing of what a sentence is about.
    static func content(_ text: String) -> Set<String> {
        Set(all(text).filter { !empty.contains($0) })
    }

    /// Whether a text asks for the same as an earlier question did, in whatever words.
    static func isAskedAgain(_ text: String, earlier question: String) -> Bool {
        let now = all(text)
        guard !now.isEmpty else { return false }
        let before = content(question)
        let shared = before.intersection(content(text))
        let isQuestion = text.contains("?") || text.contains("？") || now.contains(where: asking.contains)
        guard isQuestion else { return false }
        if !shared.isDisjoint(with: proofs) { return true }
        let smaller = min(before.count, content(text).count)
        return shared.count >= 2 && shared.count * 2 > smaller
    }

    /// What customers prove their identity with.
    private static let proofs: Set<String> = [
        "pin", "pincode", "password", "passcode", "passphrase", "code", "otp", "token", "cvv", "ssn", "birth", "born",
        "birthday", "birthdate", "maiden", "passwort", "kennwort", "geheimzahl", "geheimnummer", "geburtsdatum",
        "geburtstag", "naissance", "contrasena", "clave", "nacimiento", "codigo", "codice", "nascita", "parola",
        "senha",
        "nascimento", "wachtwoord", "geboortedatum", "haslo", "kod", "urodzenia", "losenord", "fodelsedatum",
    ]

    /// Words that ask for something to be entered or said.
    private static let asking: Set<String> = [
        "please", "enter", "again", "type", "tell", "give", "retry", "provide", "confirm", "press", "say", "need",
        "repeat", "try", "bitte", "erneut", "nochmal", "nochmals", "noch", "geben", "eingeben", "nennen", "brauche",
        "veuillez", "saisir", "saisissez", "entrez", "nouveau", "redonner", "introduzca", "introduce", "ingrese",
        "ingresa",
        "indique", "nuevo", "vez", "inserisca", "inserisci", "digiti", "digita", "nuovo", "digite", "insira", "informe",
        "novamente", "voer", "toets", "opnieuw", "nogmaals", "podaj", "wprowadz", "ponownie", "ange", "skriv", "igen",
    ]

    private static let empty: Set<String> = asking.union([
        "a", "an", "the", "your", "you", "my", "me", "i", "we", "is", "are", "was", "to", "of", "for", "and", "or",
        "in",
        "on", "by", "with", "what", "which", "can", "could", "may", "it", "its", "that", "this", "so", "sorry", "thank",
        "thanks", "ok", "okay", "now", "first", "just", "will", "would", "do", "does", "not", "as", "at", "be", "have",
        "followed", "key", "hash", "pound", "sign", "number", "ich", "sie", "ihre", "ihren", "ihr", "die", "der", "das",
        "den", "und", "mit", "ist", "ein", "eine", "einmal", "danke", "wie", "lautet", "le", "la", "les", "de", "des",
        "du", "votre", "vos", "et", "un", "une", "est", "merci", "quel", "quelle", "su", "tu", "el", "y", "es", "por",
        "favor", "gracias", "cual", "il", "suo", "sua", "per", "favore", "grazie", "qual", "o", "e", "seu", "uw", "het",
        "een", "alstublieft",
    ])
}
