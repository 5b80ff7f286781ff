/// Words of bots and phone menus. Like all phrases they only name the reason of a step that failed.
extension Phrases {
    /// What a bot or a line says that has nobody to put the customer through to.
    static let noAgent = Phrases([
        "no agents are available", "no agents available", "no agent is available", "no agent available",
        "no operators are available", "no one is available", "nobody is available", "all agents are offline",
        "agents are offline", "we are offline", "we're offline", "currently offline", "chat is offline",
        "leave a message", "leave us a message", "our lines are closed", "lines are now closed", "lines are closed",
        "our offices are closed", "our office is closed", "we are closed", "we're closed",
        "outside of our opening hours",
        "outside our opening hours", "outside business hours", "call back later", "call again later", "try again later",
        "all colleagues are busy", "all our agents are busy", "all agents are busy", "queue is full",
        "niemand verfügbar", "kein mitarbeiter verfügbar", "keine mitarbeiter verfügbar", "alle mitarbeiter sind",
        "leitungen sind geschlossen", "außerhalb unserer öffnungszeiten", "außerhalb der öffnungszeiten",
        "rufen sie später", "wir haben geschlossen", "hinterlassen sie eine nachricht", "nicht besetzt",
        "aucun conseiller", "aucun agent", "personne n'est disponible", "nos lignes sont fermées",
        "tous nos conseillers sont", "en dehors de nos horaires", "rappeler plus tard", "laissez un message",
        "ningún agente", "no hay agentes", "nuestras líneas están cerradas", "fuera de nuestro horario",
        "todos nuestros agentes", "llame más tarde", "deje un mensaje",
        "nessun operatore", "gli operatori sono occupati", "fuori dall'orario", "richiamare più tardi",
        "nenhum atendente", "não há atendentes", "fora do horário", "ligue mais tarde",
        "geen medewerker", "geen medewerkers", "al onze medewerkers", "buiten onze openingstijden", "wij zijn gesloten",
        "żaden konsultant", "brak dostępnych konsultantów", "poza godzinami pracy", "zadzwoń później",
        "ingen medarbetare", "inga handläggare", "utanför våra öppettider", "ring igen senare",
    ])

    /// A bot says that a person takes over.
    static let handover = Phrases([
        "handing you over", "hand you over", "transferring you", "transfer you to", "connecting you", "connect you to",
        "connect you with", "pass you on", "passing you to", "an agent will", "a colleague will", "will be with you",
        "verbinde sie", "weiterleiten", "leite sie", "übergebe sie", "ein mitarbeiter wird",
        "vous mets en relation", "vous mettre en relation", "transférer vers", "un conseiller va",
        "le paso con", "te paso con", "le transfiero", "transferir con un agente", "un agente le atenderá",
        "la metto in contatto", "trasferisco", "vou transferir", "transferi-lo", "verbind u door", "doorverbinden",
        "przełączam", "połączę", "kopplar dig",
    ])

    /// What a bot says that has not understood.
    static let fallback = Phrases([
        "did not understand", "didn't understand", "don't understand", "do not understand", "didn't get that",
        "did not get that", "didn't quite get", "did not quite", "didn't quite understand", "not sure i understand",
        "not sure what you mean", "could you rephrase", "can you rephrase", "please rephrase", "say that again",
        "didn't catch that", "did not catch that", "no answer for that", "can't help with that", "beyond my abilities",
        "nicht verstanden", "verstehe nicht", "verstehe ich nicht", "anders formulieren", "umformulieren",
        "pas compris", "ne comprends pas", "reformuler", "no entiendo", "no he entendido", "no entendí", "reformular",
        "no te he entendido", "non ho capito", "riformulare", "não entendi", "não compreendi", "niet begrepen",
        "begrijp ik niet", "anders formuleren", "nie rozumiem", "nie zrozumiał", "förstår inte", "förstod inte",
    ])

    /// A credential that is not accepted, in the words of bots and phone menus.
    static let refusal = Phrases([
        "not valid", "isn't valid", "is invalid", "is incorrect", "was incorrect", "isn't right",
        "is not right", "that's not right", "was not correct", "not a match", "does not match", "doesn't match",
        "do not match", "does not belong", "doesn't belong", "not accepted", "was rejected", "couldn't find you",
        "could not find you", "unable to confirm", "could not confirm", "couldn't confirm", "cannot confirm",
        "can't confirm", "unable to authenticate", "couldn't authenticate", "can't authenticate",
        "cannot authenticate", "unable to identify", "could not identify", "couldn't identify", "verify your identity",
        "try a different pin", "pin is wrong", "code is wrong", "number is wrong", "stimmt nicht", "ist nicht korrekt",
        "ist falsch", "ist ungültig", "nicht erkannt",
        "nicht authentifizieren", "nicht identifizieren", "nicht überprüfen", "est incorrect", "n'est pas correct",
        "n'est pas valide", "ne correspond pas", "ne correspondent pas", "impossible de vous identifier",
        "impossible de vous authentifier", "no es correcto", "es incorrecto", "no es válido", "no coincide",
        "no podemos verificar", "no puedo verificar", "non è corretto", "non è valido", "non corrisponde",
        "non riesco a verificare", "não está correto", "não confere", "não corresponde", "não consegui verificar",
        "is onjuist", "klopt niet", "is niet correct", "niet herkend", "nie zgadza", "jest nieprawidłowy",
        "nie mogę zweryfikować", "stämmer inte", "är felaktig", "kan inte verifiera",
    ])

    /// What only programs say.
    static let machine = Phrases([
        "traceback (most recent call last)", "nullpointerexception", "stack trace", "stacktrace",
        "internal server error", "an application error has occurred", "unhandled exception", "uncaught exception",
        "exception in thread", "syntaxerror:", "typeerror:", "keyerror:", "attributeerror:", "referenceerror:",
        "undefined is not", "[object object]", "is undefined", "{{", "${", "<%=", "errno", "segmentation fault",
        "the bot encountered an error", "fix the bot source code", "connection refused", "econnrefused",
        "sqlstate", "rate limit exceeded", "context_length_exceeded", "model_not_found", "insufficient_quota",
    ])

}

extension Walk {
    /// The words by which a text after a credential shows a refusal.
    func refusal(in text: String) -> String? {
        phrases(.cannotVerify).first(in: text) ?? Phrases.refusal.first(in: text)
    }
}
