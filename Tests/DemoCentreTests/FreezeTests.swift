import DemoCentre
import Testing

/// Resetting passwords is frozen on purpose: what each channel says, and what it says when it is done badly.
@Suite struct FreezeTests {
    private func desk(_ harness: Harness, _ what: String) async throws -> Answer {
        try await harness.browser.postJSON(
            "/desk/api/\(what)", #"{"customer":"10016"}"#,
            headers: try await Walk.bearer(harness.browser, "/desk/api/token", "rosa"))
    }

    /// Number and PIN, and then the key for a reset link.
    private func call(_ harness: Harness, press key: String) async throws -> String {
        let rasmus = try DemoAccount.named("rasmus")
        let caller = Caller(port: harness.port)
        _ = try await caller.request("/voice/number", [("Digits", rasmus.number)])
        _ = try await caller.request("/voice/pin", [("Digits", rasmus.pin)])
        return try await caller.request("/voice/menu", [("Digits", key)]).text
    }

    private func resetInChat(_ harness: Harness) async throws -> String {
        let pia = try DemoAccount.named("pia")
        _ = try await Walk.say(harness.browser, "I forgot my password")
        _ = try await Walk.say(harness.browser, pia.number)
        return try await Walk.say(harness.browser, pia.pin)
    }

    private func mailed(_ harness: Harness) async throws -> Bool {
        try await harness.browser.get("/mail/api/v1/message/latest").text.contains("/reset/confirm")
    }

    @Test func usuallyEveryChannelSendsALink() async throws {
        try await Harness.run { harness in
            #expect(try await resetInChat(harness).contains("on its way"))
            #expect(try await mailed(harness))
            _ = try await harness.browser.send("DELETE", "/mail/api/v1/messages")
            #expect(try await call(harness, press: "2").contains("on its way"))
            #expect(try await mailed(harness))
            _ = try await harness.browser.send("DELETE", "/mail/api/v1/messages")
            #expect(try await desk(harness, "resets").status == 201)
            #expect(try await mailed(harness))
            #expect(try await harness.browser.get("/frozen.json").text == #"{"frozen":[]}"#)
        }
    }

    @Test func frozenEveryChannelSaysWhyAndHelps() async throws {
        try await Harness.run(.resetFrozen) { harness in
            let browser = harness.browser
            _ = try await browser.get("/reset")
            let page = try await browser.follow(try await browser.submit("/reset", [("email", "ben@demo.example")]))
            #expect(page.heading == "Resetting passwords is paused")
            #expect(page.element("as-of") == harness.clock.now.formatted(.iso8601))
            _ = try await browser.get("/callback")
            let callback = try await browser.submit("/callback", [("number", "10002")])
            #expect(callback.element("reference")?.hasPrefix("C-") == true)
            #expect(try await Walk.say(browser, "I forgot my password").contains("paused"))
            #expect(try await Walk.say(browser, "When are you open?").contains("Monday"))
            #expect(try await Walk.say(browser, "A person, please").contains("ticket"))
            #expect(try await call(harness, press: "2").contains("paused"))
            #expect(try await call(harness, press: "0").contains("<Dial"))
            let refused = try await desk(harness, "resets")
            #expect(refused.status == 409)
            #expect(refused.text.contains("paused"))
            #expect(try await desk(harness, "callbacks").status == 201)
            #expect(try await !mailed(harness))
            #expect(try await browser.get("/frozen.json").text.contains("reset-password"))
        }
    }

    /// A link that was mailed before sets no password now.
    @Test func oldLinksWait() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            _ = try await browser.get("/reset")
            _ = try await browser.submit("/reset", [("email", "ben@demo.example")])
            let mail = try await browser.get("/mail/api/v1/message/latest")
            let link = try #require(mail.first("(/reset/confirm\\?token=[0-9a-f]+)"))
            await harness.centre.set(.resetFrozen, on: true)
            #expect(try await browser.get(link).location == "/reset/paused")
            await harness.centre.set(.resetFrozen, on: false)
            #expect(try await browser.get(link).heading == "Choose a new password")
        }
    }

    @Test func aBadFreezeIsBadInEveryWay() async throws {
        try await Harness.run(.resetFrozen, .chatIgnoresFreeze, .deskIgnoresFreeze) { harness in
            let reply = try await resetInChat(harness)
            #expect(reply.contains("on its way"))
            #expect(try await desk(harness, "resets").status == 201)
            #expect(try await call(harness, press: "2").contains("paused"))
        }
        try await Harness.run(.resetFrozen, .freezeHasNoWayOut) { harness in
            let closed = try await harness.browser.get("/callback")
            #expect(closed.heading == "Nobody is here to call you")
            #expect(try await !harness.browser.get("/reset/paused").text.contains("/callback"))
            #expect(try await !Walk.say(harness.browser, "A person, please").contains("ticket"))
            #expect(try await call(harness, press: "0").contains("<Hangup"))
            #expect(try await desk(harness, "callbacks").status == 409)
        }
        try await Harness.run(.resetFrozen, .freezeUnexplained) { harness in
            let page = try await harness.browser.get("/reset/paused")
            #expect(!page.text.contains("paused") && page.heading == "This is not possible")
            #expect(try await Walk.say(harness.browser, "I forgot my password").contains("not possible"))
            #expect(try await call(harness, press: "2").contains("not possible"))
        }
        try await Harness.run(.resetFrozen, .chatSaysOnlyPaused) { harness in
            for words in ["When are you open?", "A person, please"] {
                let reply = try await Walk.say(harness.browser, words)
                #expect(reply.contains("paused"))
            }
        }
    }

    @Test func whoMayOnlyLookSendsNoLink() async throws {
        try await Harness.run { harness in
            let answer = try await harness.browser.postJSON(
                "/desk/api/resets", #"{"customer":"10016"}"#,
                headers: try await Walk.bearer(harness.browser, "/desk/api/token", "vera"))
            #expect(answer.status == 403)
        }
    }
}
