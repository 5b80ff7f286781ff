import Verdicts

/// Shapes that stand beside the words of states and steps, so that colour is never the only difference.
enum Symbols {
    /// Each shape as a mask, which the style sheet fills with the colour of its word: pages have hundreds of them, and so
    /// none costs an element.
    static let style =
        Verdict.allCases.map { ".is-\($0.rawValue) { --icon: \(mask(shape($0))); }" }.joined(separator: " ")
        + steps.map { " .step-\($0) { --icon: \(mask($1)); }" }.joined() + "\n"

    private static let steps = [
        ("passed", stroke("M2.8 8.4l3.4 3.4 7-7.8", 1.8)),
        ("failed", stroke("M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2", 2.4)),
        ("notReached", "<circle cx='8' cy='8' r='3.4' fill='none' stroke='red' stroke-width='1.4'/>"),
    ]

    private static func shape(_ verdict: Verdict) -> String {
        switch verdict {
        case .unsafe:
            "<path fill-rule='evenodd' d='M8 .6L15.4 8 8 15.4.6 8zM7.2 4.2v4.9h1.6V4.2zM7.2 10.2v1.6h1.6v-1.6z'/>"
        case .down: "<path d='M8 14.4L1.2 2.8h13.6z'/>"
        case .softDown: ring(1.4) + "<path d='M8 1.7a6.3 6.3 0 0 1 0 12.6z'/>"
        case .unknown: ring(1.6, " stroke-dasharray='2.5 2.4'")
        case .safelyDegraded: ring(1.4) + "<path d='M5.6 5h1.6v6H5.6zM8.8 5h1.6v6H8.8z'/>"
        case .usable: ring(1.4) + stroke("M4.9 8.3l2.1 2.1 4.1-4.6", 1.6)
        }
    }

    private static func ring(_ width: Double, _ more: String = "") -> String {
        "<circle cx='8' cy='8' r='6.3' fill='none' stroke='red' stroke-width='\(width)'\(more)/>"
    }

    private static func stroke(_ path: String, _ width: Double) -> String {
        "<path d='\(path)' fill='none' stroke='red' stroke-width='\(width)'/>"
    }

    /// What is drawn counts, and not in which colour.
    private static func mask(_ shape: String) -> String {
        // Between quotation marks only what could end the style sheet's own element must be written in another way.
        "url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>\(shape)%3C/svg>\")"
    }

    /// The tab's icon: the shape of the worst state, as an address that needs no request.
    static func icon(_ verdict: Verdict) -> String {
        let (colour, inside): (String, String)
        switch verdict {
        case .unsafe: (colour, inside) = ("a3195b", "<path d='M8 .6L15.4 8 8 15.4.6 8z'/>")
        case .down: (colour, inside) = ("b3261e", "<path d='M8 14.4L1.2 2.8h13.6z'/>")
        case .softDown: (colour, inside) = ("c2570c", outline + "<path d='M8 1.7a6.3 6.3 0 0 1 0 12.6z'/>")
        case .unknown: (colour, inside) = ("7a808a", outline)
        case .safelyDegraded: (colour, inside) = ("2f78ad", outline + "<path d='M5.6 5h1.6v6H5.6zM8.8 5h1.6v6H8.8z'/>")
        case .usable: (colour, inside) = ("2b8457", "<circle cx='8' cy='8' r='6.3'/>")
        }
        return address(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><g fill='#\(colour)' stroke='#\(colour)'>\(inside)</g></svg>"
        )
    }

    private static func address(_ drawing: String) -> String {
        let escaped = drawing.map { character -> String in
            switch character {
            case "<": "%3C"
            case ">": "%3E"
            case "#": "%23"
            case "'": "%27"
            case " ": "%20"
            default: String(character)
            }
        }
        return "data:image/svg+xml," + escaped.joined()
    }

    private static let outline = "<circle cx='8' cy='8' r='6.3' fill='none' stroke-width='1.6'/>"
}
