/// Words that name the reason of a step that failed. They never fail one.
struct Phrases: Sendable {
    private let phrases: [String]

    init(_ phrases: [String]) { self.phrases = phrases }

    /// The first phrase that stands in a text, whatever its case.
    func first(in text: String) -> String? {
        let folded = Shortening.line(text.lowercased().replacing("’", with: "'"), limit: 20_000)
        return phrases.first { folded.contains($0) }
    }

    /// All in lower case, with plain apostrophes.
    static let cannotVerify = Phrases([
        "could not verify", "couldn't verify", "cannot verify", "can't verify", "unable to verify",
        "not able to verify",
        "could not be verified", "verification failed", "could not authenticate", "authentication failed",
        "could not identify you", "identity check failed", "details do not match", "details don't match",
        "incorrect pin", "wrong pin", "invalid pin", "is not correct", "not recognised", "not recognized",
        "invalid credentials", "incorrect password", "invalid code", "code is invalid",
        "nicht verifizieren", "nicht bestätigen", "konnten sie nicht identifizieren", "stimmt nicht überein",
        "falsche pin", "ungültiger code", "anmeldung fehlgeschlagen",
        "impossible de vérifier", "n'avons pas pu vérifier", "code incorrect", "identifiants incorrects",
        "no pudimos verificar", "no se ha podido verificar", "no hemos podido verificar", "código incorrecto",
        "non è stato possibile verificare", "codice non valido",
        "não foi possível verificar", "código inválido", "kunnen u niet verifiëren", "kon niet worden geverifieerd",
        "nie udało się zweryfikować", "kunde inte verifiera",
    ])

    static let maintenance = Phrases([
        "under maintenance", "scheduled maintenance", "maintenance mode", "temporarily unavailable",
        "currently unavailable", "we'll be back soon", "we have paused", "technical difficulties",
        "wartungsarbeiten", "vorübergehend nicht verfügbar", "derzeit nicht verfügbar", "technische störung",
        "en maintenance", "momentanément indisponible", "temporairement indisponible",
        "en mantenimiento", "temporalmente no disponible", "no está disponible en este momento",
        "in manutenzione", "temporaneamente non disponibile", "em manutenção", "temporariamente indisponível",
        "in onderhoud", "tijdelijk niet beschikbaar",
    ])

    static let lockedOut = Phrases([
        "too many login attempts", "too many attempts", "account locked", "account is locked", "temporarily locked",
        "temporarily disabled", "zu viele versuche", "konto gesperrt", "trop de tentatives", "compte bloqué",
        "demasiados intentos", "cuenta bloqueada", "troppi tentativi", "muitas tentativas", "te veel pogingen",
    ])
}
