import Credentials
import Foundation
import Testing

/// Random secrets in random encodings at random places. The sequence is fixed, so a failure repeats.
@Suite struct RedactorPropertyTests {
    private static let alphabet = Array("abcXYZ0189 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~äß€日😀\n\t".unicodeScalars)

    private func secret(_ generator: inout SeededGenerator) -> String {
        var secret = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 8...30, using: &generator) {
            secret.append(Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)])
        }
        return String(secret)
    }

    @Test func findsRandomSecrets() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<600 {
            let secrets = (0..<3).map { _ in secret(&generator) }
            var redactor = Redactor()
            for (place, secret) in secrets.enumerated() { redactor.add(secret, label: "s\(place)") }
            var (text, expected) = ("", "")
            for _ in 0..<4 {
                let place = Int.random(in: 0..<3, using: &generator)
                let encoding = Encoding.allCases.randomElement(using: &generator) ?? .plain
                text += "|KKKK|" + encoding(secrets[place])
                expected += "|KKKK|‹s\(place)›"
            }
            #expect(redactor.redact(text + "|") == expected + "|", "\(secrets)")
        }
    }

    @Test func findsRandomSecretsInBase64() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<600 {
            let secret = secret(&generator)
            var redactor = Redactor()
            redactor.add(secret, label: "s")
            let before = String(repeating: "{", count: Int.random(in: 0...9, using: &generator))
            let after = String(repeating: "{", count: Int.random(in: 0...9, using: &generator))
            let text = base64(before + secret + after, urlSafe: Bool.random(using: &generator))
            // Every character that holds a bit of the secret, and no other.
            let lower = before.utf8.count * 8 / 6
            let upper = ((before + secret).utf8.count * 8 + 5) / 6
            let characters = Array(text)
            let expected = String(characters[..<lower]) + "‹s›" + String(characters[upper...])
            #expect(redactor.redact(text) == expected, "\(secret)")
        }
    }

    @Test func survivesRandomText() {
        var generator = SeededGenerator(seed: 3)
        var redactor = Redactor()
        redactor.add("%41&amp;\\u0041=41", label: "s")
        redactor.addShort(value: "4", label: "t")
        let alphabet = Array("%&\\=#xu;0149aAdDn+\r\n/ä".unicodeScalars)
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            }
            let shown = redactor.redact(String(text), includingShort: true, isCut: Bool.random(using: &generator))
            #expect(!shown.contains("4"))
            _ = redactor.redactURL(String(text))
            _ = redactor.redactForm(String(text))
        }
    }

    /// Work grows with the text, not with the number of secrets or with repetition: this would not end otherwise.
    @Test func endsOnLargeRepetitiveTexts() {
        var redactor = Redactor()
        for number in 0..<200 { redactor.add("secret-number-\(number)-of-many", label: "s\(number)") }
        redactor.add(String(repeating: "a", count: 200_000) + "b", label: "long")
        let text = String(repeating: "a", count: 256 * 1024) + "secret-number-7-of-many"
        #expect(redactor.redact(text).hasSuffix("‹s7›"))
    }
}
