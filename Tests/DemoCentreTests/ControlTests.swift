import DemoCentre
import Foundation
import Testing

@Suite struct ControlTests {
    private struct State: Decodable {
        let name: String
        let on: Bool
    }

    @Test func thePageSwitchesFaults() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            let on = try await browser.post("/faults/chatSilent", [("on", "1")])
            #expect(on.status == 303)
            #expect(on.location == "/faults")
            #expect(await harness.centre.faults == [.chatSilent])
            let page = try await browser.get("/faults")
            #expect(page.element("faults-on") == "1")
            #expect(page.text.contains("Switch off: The chatbot says nothing"))
            let states = try await browser.get("/faults.json").json([State].self)
            #expect(states.map(\.name) == DemoFault.allCases.map(\.rawValue))
            #expect(states.filter(\.on).map(\.name) == ["chatSilent"])
            _ = try await browser.post("/faults/chatSilent", [("on", "0")])
            #expect(await harness.centre.faults.isEmpty)
        }
    }

    @Test func theHeadlineGoesOnAtOnceAndAllGoOff() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            _ = try await browser.post("/faults/headline", [("on", "1")])
            #expect(await harness.centre.faults == Set(DemoFault.headline))
            _ = try await browser.post("/faults/all", [("on", "0")])
            #expect(await harness.centre.faults.isEmpty)
        }
    }

    @Test func theHeadlineHasOneFaultForEachChannel() {
        #expect(DemoFault.headline.count == 7)
        #expect(Set(DemoFault.headline.compactMap(\.channel)) == Set(DemoChannel.allCases))
    }

    /// As a browser sends it.
    @Test func aFormOfThePageItselfIsTaken() async throws {
        try await Harness.run { harness in
            let headers = ["Origin": "http://127.0.0.1:\(harness.port)"]
            let answer = try await harness.browser.post("/faults/chatSilent", [("on", "1")], headers: headers)
            #expect(answer.status == 303)
            // With "no-referrer" a browser would send "null" as the origin.
            #expect(try await harness.browser.get("/faults")["referrer-policy"] == "same-origin")
        }
    }

    @Test(arguments: [
        ("/faults/none", "1", [:], 404), ("/faults/chatSilent", "2", [:], 400), ("/faults/all", "1", [:], 404),
        ("/faults/chatSilent", "1", ["Origin": "http://evil.example"], 403),
    ])
    func refuses(path: String, on: String, headers: [String: String], status: Int) async throws {
        try await Harness.run { harness in
            let answer = try await harness.browser.post(path, [("on", on)], headers: headers)
            #expect(answer.status == status)
            #expect(await harness.centre.faults.isEmpty)
        }
    }

    @Test func theSwitchesAreInReachWhenEverythingIsDown() async throws {
        try await Harness.run(.siteDown) { harness in
            let browser = harness.browser
            #expect(try await browser.get("/health/chat").status == 500)
            #expect(try await browser.get("/faults").status == 200)
            _ = try await browser.post("/faults/siteDown", [("on", "0")])
            #expect(try await browser.get("/health/chat").status == 200)
        }
    }
}
