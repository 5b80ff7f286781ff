import Credentials
import Foundation
import Testing

@Suite struct RedactorTests {
    private let password = "pä&s/w\"o<r+d %1"

    private func redactor(_ secrets: (String, String)...) -> Redactor {
        var redactor = Redactor()
        for (value, label) in secrets { redactor.add(value, label: label) }
        return redactor
    }

    @Test(arguments: Encoding.allCases) func findsEveryEncoding(_ encoding: Encoding) {
        let text = "a=1 [\(encoding(password))] z"
        #expect(redactor((password, "account.password")).redact(text) == "a=1 [‹account.password›] z")
    }

    @Test func findsEncodingsInsideEachOther() {
        let redactor = redactor((password, "p"))
        for outer in Encoding.allCases where outer != .quotedPrintable {
            for inner in Encoding.allCases where inner != .quotedPrintable {
                #expect(redactor.redact("<\(outer(inner(password)))>") == "<‹p›>", "\(outer) of \(inner)")
            }
        }
    }

    @Test(arguments: [0, 1, 2], [false, true]) func findsEveryAlignmentOfBase64(before: Int, urlSafe: Bool) {
        for after in 0...2 {
            let parts = (String(repeating: "u", count: before), String(repeating: "~", count: after))
            let text = Array(base64(parts.0 + "correct>horse?" + parts.1, urlSafe: urlSafe))
            // Every character that holds a bit of the secret, and no other.
            let covered = before * 8 / 6..<((before + 14) * 8 + 5) / 6
            let expected = "Basic " + text[..<covered.lowerBound] + "‹p›" + text[covered.upperBound...] + "!"
            #expect(redactor(("correct>horse?", "p")).redact("Basic \(String(text))!") == expected)
        }
    }

    @Test func findsBasicAuthorizationWhateverStandsBefore() {
        let redactor = redactor(("hunter2hunter2", "p"))
        for prefix in ["", "x", "xy", "xyz", "Authorization:Basic/", "\n", "a\r\n"] {
            let text = prefix + base64("anna:hunter2hunter2")
            #expect(redactor.redact(text) == prefix + "YW5uYT‹p›==")
        }
    }

    @Test func findsBase64OverLineEnds() {
        let long = base64(String(repeating: "words of a letter, ", count: 8) + "hunter2hunter2 and more of them")
        let folded = stride(from: 0, to: long.count, by: 19).map { start in String(long.dropFirst(start).prefix(19)) }
        for lineEnd in ["\n", "\r\n"] {
            #expect(redactor(("hunter2hunter2", "p")).redact(folded.joined(separator: lineEnd)).contains("‹p›"))
        }
    }

    @Test func findsThePayloadOfAToken() {
        let payload = base64(#"{"sub":"1","note":"pa\"ss\\word"}"#, urlSafe: true)
        #expect(redactor((#"pa"ss\word"#, "p")).redact("eyJhbGciOiJIUzI1NiJ9.\(payload).c2ln").contains("‹p›"))
    }

    @Test func mergesOverlappingSecrets() {
        let redactor = redactor(("abcdefgh", "first"), ("efghijklmn", "second"))
        #expect(redactor.redact("-abcdefghijklmn-") == "-‹second›-")
        #expect(redactor.redact("-abcdefgh-efghijklmn-") == "-‹first›-‹second›-")
    }

    @Test func prefersTheLongerOfTwoThatBeginAlike() {
        let redactor = redactor(("secret", "short"), ("secret-and-more", "long"))
        #expect(redactor.redact("secret-and-more secret-and-mor secret") == "‹long› ‹short›-and-mor ‹short›")
    }

    @Test func findsASecretInsideTheBeginningOfAnother() {
        let redactor = redactor(("xabcdefgh", "outer"), ("abcdef", "inner"))
        #expect(redactor.redact("xabcdefQ xabcdefgh") == "x‹inner›Q ‹outer›")
    }

    @Test func findsWhatIsEncodedThreeTimes() {
        let percent = Encoding.percentUpper
        // Without a space, because the search for forms decodes once more.
        let secret = "p&ss/w<rd"
        #expect(redactor((secret, "p")).redact(percent(percent(percent(secret)))) == "‹p›")
    }

    @Test func findsSecretsBesideEachOther() {
        #expect(redactor(("secret", "s")).redact("secretsecret") == "‹s›‹s›")
        #expect(redactor(("aaaaaa", "a")).redact("xaaaaaaaay") == "x‹a›y")
    }

    @Test func ignoresEmptySecrets() {
        var redactor = redactor(("", "empty"))
        redactor.addShort(value: "", label: "empty")
        #expect(redactor.redact("text", includingShort: true) == "text")
    }

    @Test func leavesOtherTextAlone() {
        let redactor = redactor((password, "p"))
        for text in [
            "", "ordinary text", "100% &amp; more \\n =3D +", "\u{FFFD}\u{0}‹x›", "=", "%", "\\", "&", "\\u12",
            "&#xZZ;",
        ] {
            #expect(redactor.redact(text) == text)
        }
    }

    @Test func keepsShortValuesWhereTheyWereNotSent() {
        var redactor = redactor(("1234", "account.pin"))
        redactor.addShort(value: "anna-the-customer", label: "account.user")
        let text = "pin=1234&user=anna-the-customer&total=12345"
        #expect(redactor.redact(text) == text)
        let all = "pin=‹account.pin›&user=‹account.user›&total=‹account.pin›5"
        #expect(redactor.redact(text, includingShort: true) == all)
        #expect(
            redactor.redact(text, sent: ["anna-the-customer", "999"]) == "pin=1234&user=‹account.user›&total=12345")
        #expect(redactor.redact("%31%32%33%34", includingShort: true) == "‹account.pin›")
    }

    @Test func coversTheBeginningOfASecretInACutText() {
        let redactor = redactor(("hunter2hunter2", "p"), ("a b/c d e", "q"))
        #expect(redactor.redact("password=hunter2hu", isCut: true) == "password=‹p›")
        #expect(redactor.redact("password=hunter2hu") == "password=hunter2hu")
        #expect(redactor.redact("x=a+b%2Fc", isCut: true) == "x=‹q›")
        #expect(redactor.redact("x=a+b%2Fc+d%2", isCut: true) == "x=‹q›")
        #expect(redactor.redact("ends in hu", isCut: true) == "ends in hu")
        let encoded = base64("anna:hunter2hunter2")
        #expect(redactor.redact(String(encoded.prefix(16)), isCut: true) == "YW5uYT‹p›")
    }

    @Test func findsSecretsInLatin1() {
        let redactor = redactor(("pässwörd", "p"))
        #expect(redactor.redact("x=p%E4ssw%f6rd") == "x=‹p›")
        #expect(
            redactor.redact("x=" + String(decoding: [0x70, 0xE4, 0x73, 0x73, 0x77, 0xF6, 0x72, 0x64], as: UTF8.self))
                == "x=‹p›")
        #expect(redactor.redact("p&auml;ssw&ouml;rd") == "‹p›")
    }

    @Test func findsSecretsThatLookEncoded() {
        for secret in ["a&amp;bcdef", "100%41xyz", #"a\nb\u0041c"#, "x%2541yz&lt;"] {
            let redactor = redactor((secret, "p"))
            for encoding in Encoding.allCases {
                #expect(redactor.redact("-\(encoding(secret))-") == "-‹p›-", "\(encoding)")
            }
        }
    }

    @Test func coversALongSecretAndItsBeginning() {
        let key = "-----BEGIN PRIVATE KEY-----\n" + (0..<60).map { "line \($0) of the key" }.joined(separator: "\n")
        let other = key.replacingOccurrences(of: "line 40", with: "LINE 40")
        let redactor = redactor((key, "key"), (other, "other"))
        #expect(redactor.redact("<\(key)>") == "<‹key›>")
        #expect(redactor.redact("<\(other)>") == "<‹other›>")
        #expect(redactor.redact("<\(Encoding.json(key))>") == "<‹key›>")
        #expect(
            redactor.redact("<\(key.prefix(200))>") == "<‹other›>"
                || redactor.redact("<\(key.prefix(200))>") == "<‹key›>")
    }

    @Test func firstLabelStays() {
        #expect(redactor(("secret", "one"), ("secret", "two")).redact("secret") == "‹one›")
    }

    @Test func copiesAreIndependent() {
        let original = redactor(("secret", "one"))
        #expect(original.redact("secret another") == "‹one› another")
        var copy = original
        copy.add(Secret("another"), label: "two")
        #expect(copy.redact("secret another") == "‹one› ‹two›")
        #expect(original.redact("secret another") == "‹one› another")
    }

    @Test func neverPrintsItsSecrets() {
        let redactor = redactor(("hunter2hunter2", "p"))
        var dumped = ""
        dump(redactor, to: &dumped)
        #expect(!(dumped + "\(redactor)" + String(reflecting: redactor)).contains("hunter2"))
    }
}
