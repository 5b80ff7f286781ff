import Journeys
import Verdicts

/// What customers meet who appear in different ways: a line for each, with what is expected beside it.
enum PersonaText {
    static func lines(_ personas: [PersonaSummary], _ columns: Int, _ ink: Ink) -> [String] {
        personas.flatMap { row -> [String] in
            let title = Layout.wrapped("\(WireText.line(row.title, limit: 80)), by persona:", to: columns)
            return [""] + title
                + row.cells.flatMap { cell -> [String] in
                    let met = "\(Words.state(cell.verdict)): \(Words.of(cell.reason).short)"
                    let text =
                        "  \(name(cell)) (\(words(cell.expected))): \(met)\(cell.isSuspected ? " (suspected)" : "")"
                    return Layout.wrapped(text, to: columns).map { ink.state(cell.verdict, $0) }
                }
        }
    }

    private static func name(_ cell: PersonaSummary.Cell) -> String {
        cell.persona == Persona.plain ? "as everybody" : WireText.line(cell.personaTitle, limit: 60)
    }

    private static func words(_ treatment: Treatment) -> String {
        switch treatment {
        case .through: "goes through"
        case .stepUp: "is asked for more"
        case .contained: "is refused"
        }
    }
}
