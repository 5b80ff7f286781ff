import Crypto
import Foundation
import Testing

@testable import DemoCentre

/// A telephone platform: signs its requests and follows the documents.
struct Caller {
    let port: UInt16
    var token = DemoCentre.twilioToken
    var call = "CA00000000000000000000000000000001"
    private let browser: Browser

    init(port: UInt16) {
        self.port = port
        browser = Browser(port: port)
    }

    func request(_ path: String, _ fields: [(String, String)] = [], signature: String? = nil) async throws -> Answer {
        let all = [("CallSid", call), ("From", "+15550100001"), ("CallStatus", "ringing")] + fields
        let text = all.sorted { $0.0 < $1.0 }.reduce("http://127.0.0.1:\(port)\(path)") { $0 + $1.0 + $1.1 }
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Data(text.utf8), using: SymmetricKey(data: Data(token.utf8)))
        return try await browser.post(
            path, all, headers: ["X-Twilio-Signature": signature ?? Data(code).base64EncodedString()])
    }
}

@Suite struct PhoneTests {
    private func say(_ answer: Answer) -> String {
        answer.text.components(separatedBy: "<Say>").dropFirst()
            .map { $0.components(separatedBy: "</Say>")[0] }.joined(separator: " ")
    }

    @Test(arguments: [\DemoAccount.pin, \DemoAccount.born])
    func numberAndPinLeadToTheBalance(secret: KeyPath<DemoAccount, String> & Sendable) async throws {
        try await Harness.run { harness in
            let david = try DemoAccount.named("david")
            let caller = Caller(port: harness.port)
            let greeting = try await caller.request("/voice")
            #expect(greeting["content-type"]?.hasPrefix("text/xml") == true)
            #expect(say(greeting).contains("account number"))
            #expect(greeting.text.contains("action=\"/voice/number\" finishOnKey=\"#\""))
            let number = try await caller.request("/voice/number", [("Digits", david.number)])
            #expect(say(number).contains("PIN"))
            #expect(say(number).contains("date of birth"))
            let balance = try await caller.request("/voice/pin", [("Digits", david[keyPath: secret])])
            #expect(say(balance).contains("Your balance is 415.99 euros."))
            #expect(balance.text.hasSuffix("<Hangup/></Response>"))
            #expect(say(try await caller.request("/voice/menu", [("Digits", "1")])).contains("415.99"))
            #expect(try await caller.request("/voice/menu", [("Digits", "0")]).text.contains("<Dial action"))
        }
    }

    @Test func whoIsSilentIsAskedOnceMoreAndThenConnected() async throws {
        try await Harness.run { harness in
            let caller = Caller(port: harness.port)
            var path = "/voice"
            var heard: [String] = []
            for _ in 0..<3 {
                let answer = try await caller.request(path)
                heard.append(say(answer))
                guard let next = answer.first("<Redirect method=\"POST\">([^<]*)<") else {
                    #expect(answer.text.contains("<Dial action=\"/voice/agent\""))
                    break
                }
                path = next
            }
            #expect(heard.count == 3)
            #expect(heard[1].contains("did not get that"))
            #expect(heard[2].contains("colleague"))
        }
    }

    @Test func whoIsSilentAtThePinIsAskedOnceMoreAndThenConnected() async throws {
        try await Harness.run { harness in
            let caller = Caller(port: harness.port)
            let first = try await caller.request("/voice/number", [("Digits", "10004")])
            let again = try #require(first.first("<Redirect method=\"POST\">([^<]*)<"))
            let second = try await caller.request(again)
            #expect(say(second).contains("did not get that"))
            let last = try #require(second.first("<Redirect method=\"POST\">([^<]*)<"))
            #expect(try await caller.request(last).text.contains("<Dial"))
        }
    }

    @Test func threeWrongPinsLeadToAColleague() async throws {
        try await Harness.run { harness in
            let caller = Caller(port: harness.port)
            _ = try await caller.request("/voice/number", [("Digits", "10004")])
            for _ in 1...2 {
                #expect(say(try await caller.request("/voice/pin", [("Digits", "0000")])).contains("not right"))
            }
            let third = try await caller.request("/voice/pin", [("Digits", "0000")])
            #expect(say(third).contains("sorry"))
            #expect(third.text.contains("<Dial"))
        }
    }

    @Test(arguments: [("completed", "Goodbye"), ("no-answer", "busy")])
    func afterAColleagueTheCallEnds(status: String, expected: String) async throws {
        try await Harness.run { harness in
            let answer = try await Caller(port: harness.port).request("/voice/agent", [("DialCallStatus", status)])
            #expect(say(answer).contains(expected))
            #expect(answer.text.contains("<Hangup/>"))
        }
    }

    @Test func callsDoNotShareWhoIsCalling() async throws {
        try await Harness.run { harness in
            var caller = Caller(port: harness.port)
            _ = try await caller.request("/voice/number", [("Digits", "10004")])
            caller.call = "CA00000000000000000000000000000002"
            let other = try await caller.request("/voice/pin", [("Digits", try DemoAccount.named("david").pin)])
            #expect(!say(other).contains("balance"))
        }
    }

    @Test func anUnsignedOrWronglySignedCallIsRefused() async throws {
        try await Harness.run { harness in
            var caller = Caller(port: harness.port)
            let refused = [
                try await harness.browser.post("/voice", [("CallSid", "CA1")]),
                try await caller.request("/voice", signature: "not base64"),
                try await caller.request("/voice", signature: "AAAA"),
            ]
            #expect(refused.map(\.status) == [403, 403, 403])
            caller.token += "x"
            #expect(try await caller.request("/voice").status == 403)
        }
    }

    @Test func aCallByGetIsSignedOverItsQuery() async throws {
        try await Harness.run { harness in
            let path = "/voice?CallSid=CA1&CallStatus=ringing"
            let code = HMAC<Insecure.SHA1>.authenticationCode(
                for: Data("http://127.0.0.1:\(harness.port)\(path)".utf8),
                using: SymmetricKey(data: Data(DemoCentre.twilioToken.utf8)))
            let signed = ["X-Twilio-Signature": Data(code).base64EncodedString()]
            let answer = try await harness.browser.get(path, headers: signed)
            #expect(answer.status == 200)
            #expect(try await harness.browser.get(path + "&x=y", headers: signed).status == 403)
        }
    }

    @Test func theSignedTextIsThatOfThePlatform() {
        let form = FormFields(
            urlEncoded: "To=%2B18005551212&CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&"
                + "Caller=%2B14158675309&Digits=1234")
        let text = CallSignature.signedText(url: "https://example.com/myapp.php?foo=1&bar=2", form: form)
        #expect(
            text == "https://example.com/myapp.php?foo=1&bar=2CallSidCA1234567890ABCDECaller+14158675309"
                + "Digits1234From+14158675309To+18005551212")
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Data(text.utf8), using: SymmetricKey(data: Data("12345".utf8)))
        #expect(Data(code).base64EncodedString() == "9pyy2ZSJda9ihJ1NNXPXtY4oV2Y=")
    }
}
