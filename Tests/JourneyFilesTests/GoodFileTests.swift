import Foundation
import JourneyFiles
import Journeys
import Testing

@Suite("Good files")
struct GoodFileTests {
    @Test("are read without a word", arguments: Samples.names(in: "Good"))
    func sound(_ name: String) throws {
        guard name != "softdown.yaml" else { return }
        let (plan, diagnostics) = try Samples.check(Samples.bytes("Good/\(name)"), named: name)
        #expect(diagnostics.map(\.description) == [])
        #expect(plan?.journeys.count == 1)
    }

    @Test("of the demo are sound")
    func demo() {
        let (plan, diagnostics) = PlanLoader.load(probesDirectory: Samples.demo.path)
        #expect(diagnostics.map(\.description) == [])
        #expect((plan?.journeys.count ?? 0) >= 10)
        #expect(plan?.unsound.count == 0)
    }

    private func journey(_ name: String) throws -> Journey {
        try #require(try Samples.check(Samples.bytes("Good/\(name).yaml"), named: "\(name).yaml").plan?.journeys.first)
    }

    @Test("keep scalars as they are written")
    func scalarsAsWritten() throws {
        let site = try #require(try Samples.check("journey: x\nchannel: chat\nsteps: []\n").plan?.site)
        guard case .text(let number)? = site.accounts["anna"]?.values["number"] else {
            Issue.record("the number is gone")
            return
        }
        #expect(number.source == "007")
        #expect(site.symptoms == [.anotherCustomer: false, .longCall: true])
        #expect(site.limits.bodyBytes == 2 << 20)
        #expect(site.channels.map(\.name) == ["web-login", "chat", "phone", "password-reset", "agent-desk"])
        #expect(site.channels.map(\.objective) == [0.995, nil, nil, nil, nil])
        #expect(site.accounts["ben"]?.identityKeys == ["number", "email"])
        #expect(site.secrets["api_key"]?.reference == .environment("CLINIC_API_KEY"))
        #expect(site.accounts["anna"]?.mailbox?.startsTLS == false)
    }

    @Test("make numbers of JSON's numbers only")
    func jsonBody() throws {
        guard case .request(let step)? = try journey("every-request").steps.first?.kind,
            case .json(.object(let members)) = step.body
        else {
            Issue.record("no JSON body")
            return
        }
        let values = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
        #expect(values["count"] == .number("3"))
        #expect(values["exact"] == .number("1.50"))
        #expect(values["ok"] == .boolean(true))
        #expect(values["none"] == .null)
        guard case .text(let code)? = values["code"], case .text(let empty)? = values["empty"] else {
            Issue.record("a text became something else")
            return
        }
        #expect(code.source == "007")
        #expect(empty.source == "")
    }

    @Test("give web steps without a session the first one that is declared")
    func defaultSession() throws {
        let reset = try journey("reset")
        #expect(
            reset.steps.map(\.session) == [
                "browser", "browser", nil, "browser", "browser", "elsewhere", "elsewhere", "browser",
            ])
        #expect(
            reset.steps.map(\.id) == [
                "open-1", "submit-2", "inbox-3", "open-4", "submit-5", "open-6", "submit-7", "submit-8",
            ])
    }

    @Test("have times, with defaults that follow one another")
    func times() throws {
        let signIn = try journey("sign-in-with-code")
        #expect(signIn.within == .seconds(20))
        #expect(signIn.deadline == .seconds(50))
        let across = try journey("across-channels")
        #expect(across.every == .seconds(300))
        #expect(across.deadline == .seconds(120))
        let every = try journey("every-request")
        #expect(every.within == .milliseconds(500))
        #expect(every.deadline == .seconds(7 * 86_400))
        let refused = try journey("refused")
        #expect(refused.purpose == .guarding(.wrongAccount))
        #expect(refused.every == .seconds(3600))
    }

    @Test("say when they are due, by whose clock, and when not")
    func scheduled() throws {
        let scheduled = try journey("scheduled")
        #expect(scheduled.times.map(\.description) == ["06:30", "18:00"])
        #expect(scheduled.every == .seconds(45_000), "from the evening to the morning")
        #expect(scheduled.zone?.identifier == "Europe/Berlin")
        #expect(
            scheduled.quiet == [
                QuietHours(days: [5, 6], begin: 0, length: 1440),
                QuietHours(days: [0, 1, 2, 3, 4], begin: 1320, length: 480),
                QuietHours(days: Set(0..<7), begin: 720, length: 60),
            ])
        #expect(scheduled.priority == .high)
        let site = try #require(try Samples.check("journey: x\nchannel: chat\nsteps: []\n").plan?.site)
        #expect(site.schedule.zone.identifier == "America/New_York")
        #expect(site.schedule.quiet.count == 1)
        #expect(site.schedule.jitter == .seconds(30))
        #expect(site.limits.journeysPerHost == 8)
        #expect(site.limits.hostSpacing == .milliseconds(50))
    }

    @Test("say what guards compare, and what bots are tried with")
    func guards() throws {
        let guarding = try journey("guards")
        #expect(guarding.purpose == .guarding(.enumerable))
        #expect(guarding.symptoms == [.longCall: false])
        #expect(guarding.symptomLimits == [.statedWait: .seconds(300)])
        let comparison = try #require(guarding.comparison)
        #expect(comparison.known["who"]?.source == "{{account.email}}")
        #expect(comparison.unknown["who"]?.source == "nobody-{{run.id}}@clinic.example")
        #expect(comparison.aspects == Set(Comparison.Aspect.allCases))
        #expect(comparison.tries == 6)
        let bot = try journey("injections")
        #expect(bot.purpose == .guarding(.leaked))
        guard case .chat(let chat)? = bot.steps.last?.kind, let injections = chat.injections else {
            Issue.record("no injections")
            return
        }
        #expect(injections.groups == [.direct, .rolePlay, .otherCustomer])
        #expect(injections.canaries.map(\.source) == ["{{canary}}", "a sentence of the instructions"])
        #expect(chat.turns.count == 1)
    }

    @Test("may be written on Windows")
    func lineEndsAndByteOrderMark() throws {
        let text = try String(decoding: Samples.bytes("Good/sign-in-with-code.yaml"), as: UTF8.self)
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        let (plan, diagnostics) = try Samples.check(bytes, named: "story.yaml")
        #expect(diagnostics.map(\.description) == [])
        #expect(plan?.journeys.first?.steps.count == 4)
    }
}
