import Foundation
import Testing

@testable import DemoCentre

@Suite struct StandardsTests {
    /// RFC 4226, appendix D.
    @Test(
        arguments: [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ].enumerated().map { (step: $0.offset, code: $0.element) })
    func oneTimeCodesAreThoseOfTheRFC(step: Int, code: String) throws {
        let key = try #require(OneTimeCodes.base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
        #expect(key == Array("12345678901234567890".utf8))
        #expect(OneTimeCodes.code(key: key, step: UInt64(step)) == code)
    }

    @Test(arguments: [("a+b%20c", "a b c"), ("%C3%BC", "ü"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("%ff", "\u{FFFD}")])
    func formValuesAreDecoded(encoded: String, decoded: String) {
        #expect(FormFields(urlEncoded: "x=\(encoded)")["x"] == decoded)
    }

    @Test(arguments: [
        (0, "0.00"), (5, "0.05"), (99, "0.99"), (100, "1.00"), (123_456, "1,234.56"), (-123_456_789, "-1,234,567.89"),
        (Int.min, "-92,233,720,368,547,758.08"),
    ])
    func moneyIsWritten(cents: Int, text: String) {
        #expect(Money.text(cents: cents) == text)
    }

    @Test func aFullShelfForgetsItsOldest() {
        var shelf = Shelf<Int>(capacity: 3)
        for number in 1...10_000 { shelf[String(number)] = number }
        #expect(shelf.count == 3)
        #expect(shelf["9997"] == nil)
        #expect(shelf["9998"] == 9998)
        // What was taken away and put back is new again.
        for _ in 1...5 {
            shelf["9998"] = nil
            shelf["9998"] = 1
        }
        shelf["a"] = 1
        #expect(shelf["9999"] == nil)
        #expect(shelf["9998"] == 1)
        shelf.removeAll { $0 == 1 }
        #expect(shelf.count == 1)
    }

    @Test func theSlowPageIsSlowAndOtherPagesAreNot() async throws {
        let centre = DemoCentre(configuration: .init(port: 0, slowDelay: .seconds(25)))
        await centre.set(.slowAccount, on: true)
        let farid = try DemoAccount.named("farid")
        let form = await centre.respond(to: WebRequest(method: .get, target: "/login"))
        let cookie = try #require(form.headers.first { $0.name == "Set-Cookie" }?.value.split(separator: ";").first)
        let page = String(decoding: form.body, as: UTF8.self)
        let token = try #require(page.split(separator: "name=\"csrf\" value=\"").last?.split(separator: "\"").first)
        let signedIn = await centre.respond(
            to: WebRequest(
                method: .post, target: "/login",
                headers: ["cookie": String(cookie), "content-type": "application/x-www-form-urlencoded"],
                body: Array("csrf=\(token)&username=\(farid.user)&password=\(farid.password)".utf8)))
        #expect(signedIn.delay == .zero)
        let session = try #require(
            signedIn.headers.first { $0.name == "Set-Cookie" }?.value.split(separator: ";").first)
        let account = await centre.respond(
            to: WebRequest(method: .get, target: "/account", headers: ["cookie": String(session)]))
        #expect(account.status == 200)
        #expect(account.delay == .seconds(25))
    }
}
