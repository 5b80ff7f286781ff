/// What a value is that one channel gave and another one uses: a name for something, or a fact about it.
///
/// A name that is not known was not handed over. A fact that is told otherwise contradicts.
enum ValueNature: Equatable {
    case reference
    case fact

    /// - Parameter name: of the capture; its words tell more than the value does. The last one that is known counts: an
    ///   `order_total` is a total.
    init(name: String, value: String) {
        if let told = Self.words(of: name).reversed().lazy.compactMap({ Self.known[$0] }).first {
            self = told
        } else {
            self = Self.isReference(value) ? .reference : .fact
        }
    }

    private static let known: [String: ValueNature] = {
        let references = [
            "ref", "reference", "case", "ticket", "order", "id", "identifier", "booking", "claim", "token", "uuid",
            "link",
            "url", "callback", "conversation", "session", "request", "message", "vorgang", "referenz", "aktenzeichen",
            "auftrag", "bestellung", "dossier", "folio", "pedido", "zaak",
        ]
        let facts = [
            "balance", "amount", "total", "price", "sum", "due", "date", "status", "tariff", "plan", "points", "credit",
            "usage", "rate", "saldo", "betrag", "preis", "solde", "montant", "importe", "prezzo", "stand",
        ]
        var known: [String: ValueNature] = [:]
        for word in references { known[word] = .reference }
        for word in facts { known[word] = .fact }
        return known
    }()

    /// `orderId`, `order_id` and `order-id` are the words order and id.
    private static func words(of name: String) -> [String] {
        var words = [""]
        for character in name {
            if character == "_" || character == "-" {
                words.append("")
            } else if character.isUppercase, words.last?.last?.isLowercase ?? false {
                words.append(character.lowercased())
            } else {
                words[words.count - 1] += character.lowercased()
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// One word with a digit in it that is neither an amount nor a date.
    private static func isReference(_ value: String) -> Bool {
        if value.contains("://") { return true }
        guard value.count >= 4, !value.contains(where: \.isWhitespace), value.contains(where: \.isNumber) else {
            return false
        }
        let isAmount = value.allSatisfy { $0.isNumber || ".,'+-%€$£".contains($0) }
        let isWhole = value.allSatisfy(\.isNumber)
        let isTime = value.allSatisfy { $0.isNumber || "-/.:+TZ".contains($0) }
        return isWhole || !(isAmount || isTime)
    }
}
