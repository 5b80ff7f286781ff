import Verdicts

/// Journeys beside all the customers who walk them: who is let through, who is asked for more, who is held back.
struct PersonaTableView {
    var personaHeads: [String]
    var personaRows: [Row]

    struct Row {
        var title: String
        var personaCells: [Cell]
    }

    struct Cell {
        var personaName: String
        var code: String
        var word: String
        var personaExpected: String
        var personaReason: String?
    }

    /// - Returns: nothing where no journey has personas.
    init?(_ journeys: [PersonaSummary]) {
        var heads: [(name: String, title: String)] = []
        for cell in journeys.flatMap(\.cells) where !heads.contains(where: { $0.name == cell.persona }) {
            heads.append((cell.persona, WireText.line(cell.personaTitle, limit: 80)))
        }
        guard !heads.isEmpty else { return nil }
        let shown = heads.prefix(12)
        personaHeads = shown.map(\.title)
        personaRows = journeys.prefix(40).map { journey in
            Row(
                title: WireText.line(journey.title, limit: 160),
                personaCells: shown.map { head in
                    Self.cell(journey.cells.first { $0.persona == head.name }, named: head.title)
                })
        }
    }

    private static func cell(_ cell: PersonaSummary.Cell?, named name: String) -> Cell {
        guard let cell else {
            return Cell(
                personaName: name, code: "unknown", word: Words.Page.notWalked, personaExpected: "", personaReason: nil)
        }
        let verdict = cell.verdict
        return Cell(
            personaName: name, code: verdict.rawValue,
            word: verdict == .usable ? Words.Page.asExpected : Words.state(verdict),
            personaExpected: Words.treatment(cell.expected),
            personaReason: verdict.isGood ? nil : Words.of(cell.reason).short)
    }
}
