import Journeys
import Testing

@Suite("Names")
struct NameTests {
    @Test(
        "are letters, digits and two signs",
        arguments: [
            ("a", true), ("sign-in_2", true), (String(repeating: "a", count: 64), true), ("", false), ("2a", false),
            ("a b", false), ("-a", false), ("ä", false), (String(repeating: "a", count: 65), false), ("a.b", false),
        ])
    func valid(_ name: String, _ isValid: Bool) {
        #expect(Name.isValid(name) == isValid)
    }

    @Test(
        "that are misspelt find the one that was meant",
        arguments: [
            ("htpp", "http"), ("sbumit", "submit"), ("Open", "open"), ("chta", "chat"), ("x", nil),
            ("wait-for-it", nil), ("", nil),
        ] as [(String, String?)])
    func nearest(_ word: String, _ meant: String?) {
        #expect(Name.nearest(to: word, among: ["open", "http", "submit", "chat", "call", "inbox", "wait"]) == meant)
    }
}
