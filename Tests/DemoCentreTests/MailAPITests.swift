import DemoCentre
import Foundation
import Testing

@Suite struct MailAPITests {
    private func ask(_ address: String, _ browser: Browser) async throws {
        _ = try await browser.get("/reset")
        _ = try await browser.submit("/reset", [("email", address)])
    }

    private func subjects(_ query: String, _ browser: Browser) async throws -> [String] {
        let answer = try await browser.get("/mail/api/v1/search?query=" + Browser.encode(query))
        let messages = answer.object["messages"] as? [[String: Any]] ?? []
        return messages.compactMap { ($0["To"] as? [[String: Any]])?.first?["Address"] as? String }
    }

    @Test(arguments: [
        ("to:\"ben@demo.example\"", ["ben@demo.example"]),
        ("to:BEN@demo.example", ["ben@demo.example"]),
        ("subject:\"reset your\"", ["carla@demo.example", "ben@demo.example"]),
        ("to:\"ben@demo.example\" subject:changed", []),
        ("from:service@demo.example -to:ben", ["carla@demo.example"]),
        ("is:unread Nuñez", ["carla@demo.example"]),
        ("is:read", []),
        ("to:nobody", []),
    ])
    func searches(query: String, expected: [String]) async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await ask("ben@demo.example", browser)
            try await ask("carla@demo.example", browser)
            #expect(try await subjects(query, browser) == expected)
        }
    }

    @Test func aMessageHasTheFieldsOfMailpit() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await ask("carla@demo.example", browser)
            let list = try await browser.get("/mail/api/v1/messages")
            #expect(list.object["total"] as? Int == 1)
            #expect(list.object["unread"] as? Int == 1)
            #expect(list.object["messages_count"] as? Int == 1)
            let summary = try #require((list.object["messages"] as? [[String: Any]])?.first)
            let identifier = try #require(summary["ID"] as? String)
            let created = try #require(summary["Created"] as? String)
            #expect(created.contains("."), "Seconds alone are too coarse to tell which mail is new: \(created)")
            let message = try await browser.get("/mail/api/v1/message/\(identifier)")
            #expect(message.object["Subject"] as? String == "Reset your password")
            #expect((message.object["Text"] as? String)?.contains("Hello Carla Nuñez,") == true)
            #expect((message.object["HTML"] as? String)?.contains("<a href=\"http://127.0.0.1:") == true)
            #expect((message.object["From"] as? [String: Any])?["Address"] as? String == "service@demo.example")
            #expect(try await browser.get("/mail/api/v1/messages").object["unread"] as? Int == 0)
            let headers = try await browser.get("/mail/api/v1/message/\(identifier)/headers")
            #expect(headers.object["Subject"] as? [String] == ["Reset your password"])
        }
    }

    @Test func theRawMessageIsQuotedPrintableInShortLines() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await ask("carla@demo.example", browser)
            let raw = try await browser.get("/mail/api/v1/message/latest/raw")
            #expect(raw.text.contains("Content-Transfer-Encoding: quoted-printable"))
            #expect(raw.text.contains("To: =?utf-8?B?"))
            #expect(raw.text.contains("Hello Carla Nu=C3=B1ez,"))
            #expect(raw.text.contains("confirm?token=3D"))
            let body = try #require(raw.text.range(of: "\r\n\r\n")).upperBound
            #expect(raw.text[body...].components(separatedBy: "\r\n").allSatisfy { $0.count <= 76 })
        }
    }

    @Test func deletesSomeOrAll() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            for user in ["ben", "carla", "david"] { try await ask("\(user)@demo.example", browser) }
            let latest = try await browser.get("/mail/api/v1/message/latest").object["ID"] as? String
            let one = #"{"IDs":["\#(try #require(latest))"]}"#
            let json = ["Content-Type": "application/json"]
            #expect(try await browser.send("DELETE", "/mail/api/v1/messages", headers: json, body: one).status == 200)
            #expect(try await subjects("demo", browser) == ["carla@demo.example", "ben@demo.example"])
            _ = try await browser.send("DELETE", "/mail/api/v1/search?query=to:ben")
            #expect(try await subjects("demo", browser) == ["carla@demo.example"])
            _ = try await browser.send("DELETE", "/mail/api/v1/messages")
            #expect(try await subjects("demo", browser) == [])
        }
    }

    @Test(arguments: [
        ("/mail/api/v1/search", 400), ("/mail/api/v1/message/none", 404), ("/mail/api/v2/messages", 404),
        ("/mail/api/v1/message/none/raw", 404),
    ])
    func refuses(path: String, status: Int) async throws {
        try await Harness.run { harness in
            let answer = try await harness.browser.get(path)
            #expect(answer.status == status)
        }
    }

    @Test func aMailUnderWayIsNotThereYet() async throws {
        try await Harness.run(mailDelay: .seconds(3600)) { harness in
            let browser = harness.browser
            try await ask("ben@demo.example", browser)
            #expect(try await browser.get("/mail/api/v1/messages").object["total"] as? Int == 0)
        }
    }

    @Test func theInboxKeepsTheNewestFiveHundred() async throws {
        try await Harness.run { harness in
            let browser = harness.browser
            try await ask("ben@demo.example", browser)
            for _ in 0..<500 { _ = try await browser.submit("/reset", [("email", "carla@demo.example")]) }
            #expect(try await browser.get("/mail/api/v1/messages").object["total"] as? Int == 500)
            #expect(try await subjects("to:ben", browser) == [])
        }
    }
}
