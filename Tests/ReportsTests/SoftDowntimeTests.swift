import Testing
import Verdicts

@testable import Reports

/// Who has just become unusable is not told that it was no time at all.
@Suite struct SoftDowntimeTests {
    @Test(arguments: [
        (0.0, "0 min"), (1, "< 1 min"), (29, "< 1 min"), (31, "1 min ± 5"), (7440, "124 min ± 5"),
        (176_400, "49 h ± 1 h"),
    ])
    func words(seconds: Double, text: String) {
        var numbers = Availability(window: 86_400)
        numbers.softDowntime = seconds
        numbers.softBorders = 1
        numbers.border = 300
        #expect(Words.softDowntime(numbers) == text)
    }
}
