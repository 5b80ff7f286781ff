import Credentials
import Testing

/// The expected values come from Twilio's own validator (twilio 9.13.0) with the token `12345`.
@Suite struct TwilioSignatureTests {
    private let token = Secret("12345")
    private let url = "https://example.com/myapp.php?foo=1&bar=2"
    private let form = [
        ("To", "+18005551212"), ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"),
        ("From", "+14158675309"),
    ]

    @Test func signsForms() {
        #expect(TwilioSignature.sign(url: url, form: form, token: token) == "9pyy2ZSJda9ihJ1NNXPXtY4oV2Y=")
        #expect(
            TwilioSignature.sign(url: url, form: form, token: token, algorithm: .sha256)
                == "XH6ykHQqWd8vpNGZCQf5a3iicPtxojiO6E1kLorCBM4=")
    }

    @Test func countsEqualPairsOnceAndSortsValues() {
        let once = TwilioSignature.sign(url: url, form: [("A", "1"), ("A", "2"), ("a", "0")], token: token)
        let shuffled = [("a", "0"), ("A", "2"), ("A", "1"), ("A", "2")]
        #expect(TwilioSignature.sign(url: url, form: shuffled, token: token) == once)
        #expect(TwilioSignature.sign(url: url, form: [("A", "1"), ("A", "3"), ("a", "0")], token: token) != once)
    }

    @Test func leavesOutWhatTheReceiverNeverSees() {
        let signature = TwilioSignature.sign(url: url, form: [], token: token)
        #expect(TwilioSignature.sign(url: url + "#part", form: [], token: token) == signature)
        let named = "https://user:p@ss@example.com/myapp.php?foo=1&bar=2"
        #expect(TwilioSignature.sign(url: named, form: [], token: token) == signature)
        #expect(TwilioSignature.sign(url: url + "&to=a@b", form: [], token: token) != signature)
    }

    @Test func signsOtherBodies() {
        let hash = "d5729c000e5de6b3a10698fec78d482db85d744f1be820d1382b6bda1cfb7795"
        let body = Array(#"{"property":"value","boolean":true}"#.utf8)
        #expect(TwilioSignature.bodyHash(body) == hash)
        let signed = TwilioSignature.sign(url: "https://example.com/myapp#x", body: body, token: token)
        #expect(signed.url == "https://example.com/myapp?bodySHA256=\(hash)")
        #expect(signed.signature == "B0+4xg0o5HFx7p+0mzOPdMYZ7/E=")
        let more = TwilioSignature.sign(url: "https://example.com/myapp?a=1", body: body, token: token)
        #expect(more.url == "https://example.com/myapp?a=1&bodySHA256=\(hash)")
    }

    @Test func announcesASharedKey() {
        #expect(TwilioSignature.settingsHeader(keyIdentifier: "SK1") == "key=SK1,algorithm=HMAC_SHA256")
    }
}
