import DemoCentre
import Testing

@Suite struct LifecycleTests {
    @Test func aBusyPortIsNamed() async throws {
        try await Harness.run { harness in
            let second = DemoCentre(configuration: .init(port: harness.port))
            await #expect(throws: DemoCentreError.portBusy(harness.port)) { try await second.start() }
            // The first is not disturbed, and the second may try again.
            let health = try await harness.browser.get("/health/chat")
            #expect(health.status == 200)
            await #expect(throws: DemoCentreError.portBusy(harness.port)) { try await second.start() }
        }
    }

    @Test func startingTwiceIsRefused() async throws {
        try await Harness.run { harness in
            await #expect(throws: DemoCentreError.alreadyStarted) { try await harness.centre.start() }
        }
    }

    @Test func stopClosesThePortAndStartOpensItAgain() async throws {
        try await Harness.run { harness in
            await harness.centre.set(.chatSilent, on: true)
            await harness.centre.stop()
            await #expect(throws: WireClient.Failure.self) { try await harness.browser.get("/health/chat") }
            let port = try await harness.centre.start()
            #expect(try await Browser(port: port).get("/health/chat").text == "ok\n")
            #expect(await harness.centre.faults == [.chatSilent])
        }
    }

    @Test func stopEndsConnectionsThatAreKeptOpen() async throws {
        try await Harness.run { harness in
            let request = """
                POST /faults/chatSilent HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\non=1
                """
            let port = harness.port
            // Throws unless the other side closes, which it does not do by itself.
            async let received = WireClient.exchange(Array(request.utf8), port: port)
            while await harness.centre.faults.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            await harness.centre.stop()
            _ = try await received
        }
    }

    @Test func theSameSeedMakesTheSameIdentifiers() async throws {
        var cookies: [String?] = []
        for _ in 1...2 {
            try await Harness.run { harness in
                cookies.append(try await harness.browser.get("/login")["set-cookie"])
            }
        }
        #expect(cookies[0] != nil)
        #expect(cookies[0] == cookies[1])
    }
}
