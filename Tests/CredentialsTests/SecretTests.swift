import Credentials
import Testing

@Suite struct SecretTests {
    @Test func neverPrintsItself() {
        let secret = Secret("hunter2-hunter2")
        let many: [Any] = [secret, [secret], ["key": secret], Optional(secret) as Any, (secret, 1)]
        for value in many {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in ["\(value)", String(describing: value), String(reflecting: value), dumped] {
                #expect(!shown.contains("hunter2"))
                #expect(shown.contains("•••"))
            }
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func revealsWhatItWasGiven() {
        #expect(Secret("p\u{E4}ss").reveal() == "p\u{E4}ss")
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
    }
}
