import Verdicts

/// Shapes that stand beside the words of states and steps, so that colour is never the only difference.
enum Symbols {
    static let text = """
        <svg class="defs" aria-hidden="true" width="0" height="0"><defs>
        <symbol id="i-usable" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4"/>\
        <path d="M4.9 8.3l2.1 2.1 4.1-4.6" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol>
        <symbol id="i-soft_down" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4"/>\
        <path d="M8 1.7a6.3 6.3 0 0 1 0 12.6z" fill="currentColor"/></symbol>
        <symbol id="i-down" viewBox="0 0 16 16"><path d="M8 14.4L1.2 2.8h13.6z" fill="currentColor"/></symbol>
        <symbol id="i-unsafe" viewBox="0 0 16 16"><path fill="currentColor" fill-rule="evenodd" \
        d="M8 .6L15.4 8 8 15.4.6 8zM7.2 4.2v4.9h1.6V4.2zM7.2 10.2v1.6h1.6v-1.6z"/></symbol>
        <symbol id="i-unknown" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.5 2.4"/></symbol>
        <symbol id="i-safely_degraded" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4"/>\
        <path d="M5.6 5h1.6v6H5.6zM8.8 5h1.6v6H8.8z" fill="currentColor"/></symbol>
        <symbol id="i-passed" viewBox="0 0 16 16"><path d="M2.8 8.4l3.4 3.4 7-7.8" fill="none" stroke="currentColor" stroke-width="1.8"/></symbol>
        <symbol id="i-failed" viewBox="0 0 16 16"><path d="M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2" fill="none" stroke="currentColor" stroke-width="2.4"/></symbol>
        <symbol id="i-notReached" viewBox="0 0 16 16"><circle cx="8" cy="8" r="3.4" fill="none" stroke="currentColor" stroke-width="1.4"/></symbol>
        <pattern id="dash" width="28" height="44" patternUnits="userSpaceOnUse"><rect class="dash" width="13" height="44"/></pattern>
        </defs></svg>
        """

    /// The tab's icon: the shape of the worst state, as an address that needs no request.
    static func icon(_ verdict: Verdict) -> String {
        let (colour, inside): (String, String)
        switch verdict {
        case .unsafe: (colour, inside) = ("a3195b", "<path d='M8 .6L15.4 8 8 15.4.6 8z'/>")
        case .down: (colour, inside) = ("b3261e", "<path d='M8 14.4L1.2 2.8h13.6z'/>")
        case .softDown: (colour, inside) = ("c2570c", ring + "<path d='M8 1.7a6.3 6.3 0 0 1 0 12.6z'/>")
        case .unknown: (colour, inside) = ("7a808a", ring)
        case .safelyDegraded: (colour, inside) = ("2f78ad", ring + "<path d='M5.6 5h1.6v6H5.6zM8.8 5h1.6v6H8.8z'/>")
        case .usable: (colour, inside) = ("2b8457", "<circle cx='8' cy='8' r='6.3'/>")
        }
        let drawing =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><g fill='#\(colour)' stroke='#\(colour)'>\(inside)</g></svg>"
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

    private static let ring = "<circle cx='8' cy='8' r='6.3' fill='none' stroke-width='1.6'/>"
}
