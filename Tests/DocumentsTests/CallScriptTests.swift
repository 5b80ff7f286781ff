import Documents
import Testing

@Suite struct CallScriptTests {
    private func script(_ body: String) throws -> CallScript {
        try CallScript.twiml(bytes: Array(body.utf8), contentType: "text/xml; charset=utf-8")
    }

    @Test func readsAMenu() throws {
        let script = try script(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- main menu -->
            <Response>
              <Gather input="dtmf speech" numDigits="1" timeout="4" action="menu?step=1&amp;x=2" actionOnEmptyResult="true" hints="hours, agent">
                <Say>For opening hours press 1.
                     For an agent press 0.</Say>
                <Play>beep.wav</Play>
              </Gather>
              <Say>We did not get that.</Say>
              <Redirect method="GET"> start?retry=1 </Redirect>
            </Response>
            """)
        guard case .gather(let gather) = script.verbs.first else {
            Issue.record("no Gather")
            return
        }
        #expect(gather.input == [.keys, .speech])
        #expect(gather.numDigits == 1)
        #expect(gather.timeoutSeconds == 4)
        #expect(gather.action == "menu?step=1&x=2")
        #expect(gather.actionOnEmptyResult)
        #expect(gather.hints == ["hours", "agent"])
        #expect(
            gather.prompts == [
                .say(text: "For opening hours press 1. For an agent press 0.", loop: 1),
                .play(url: "beep.wav", digits: nil, loop: 1),
            ])
        #expect(
            Array(script.verbs.dropFirst()) == [
                .say(text: "We did not get that.", loop: 1), .redirect(url: "start?retry=1", method: .get),
            ])
        #expect(script.spoken == ["For opening hours press 1. For an agent press 0.", "We did not get that."])
    }

    @Test func hasTheDefaultsOfThePlatform() throws {
        #expect(try script("<Response><Gather/></Response>").verbs == [.gather(.init())])
        let gather = CallScript.Gather()
        #expect(gather.input == [.keys] && gather.action == nil && gather.method == .post && gather.timeoutSeconds == 5)
        #expect(gather.finishOnKey == "#" && gather.numDigits == nil && !gather.actionOnEmptyResult)
        #expect(try script("<Response><Record/></Response>").verbs == [.record(.init())])
        let record = CallScript.Record()
        #expect(record.finishOnKey == "1234567890*#" && record.timeoutSeconds == 5 && record.maximumSeconds == 3_600)
        #expect(
            try script("<Response><Dial>+15550100</Dial></Response>").verbs == [
                .dial(.init(targets: [.init(kind: "number", value: "+15550100")]))
            ])
    }

    @Test(arguments: [
        ("<Pause length=\"3\"/>", CallScript.Verb.pause(seconds: 3)), ("<Pause/>", .pause(seconds: 1)),
        ("<Pause length=\"-1\"/>", .pause(seconds: 1)), ("<Hangup/>", .hangup),
        ("<Reject/>", .reject(reason: "rejected")),
        ("<Reject reason=\"busy\"/>", .reject(reason: "busy")), ("<say>Hi</say>", .unknown(name: "say")),
        ("<Leave/>", .leave), ("<Start><Stream/></Start>", .background(name: "Start")),
        ("<Connect><ConversationRelay/></Connect>", .connect(kinds: ["ConversationRelay"])),
        ("<Say loop=\"0\">Hi</Say>", .say(text: "Hi", loop: 0)), ("<Sms>Hi</Sms>", .message(text: "Hi")),
        ("<Play digits=\"1w2\"/>", .play(url: "", digits: "1w2", loop: 1)),
        (
            "<Say>One<break time=\"1s\"/>two <emphasis>three</emphasis><p>four</p></Say>",
            .say(text: "One two three four", loop: 1)
        ),
        ("<Say><![CDATA[Fish & <chips>]]></Say>", .say(text: "Fish & <chips>", loop: 1)),
        (
            "<Refer action=\"/r\"><Sip>sip:a@b.example</Sip></Refer>",
            .refer(target: "sip:a@b.example", action: "/r", method: .post)
        ),
        ("<Enqueue waitUrl=\"/w\">support</Enqueue>", .enqueue(.init(queue: "support", waitURL: "/w"))),
        ("<Dial action=\"/d\"><Number></Number></Dial>", .dial(.init(action: "/d", targets: []))),
        ("<Gather finishOnKey=\"\" numDigits=\"x\"/>", .gather(.init(finishOnKey: nil))),
        ("<Gather><Hangup/></Gather>", .gather(.init(prompts: [.unknown(name: "Hangup")]))),
    ])
    func readsVerbs(xml: String, verb: CallScript.Verb) throws {
        #expect(try script("<Response>\(xml)</Response>").verbs == [verb])
    }

    @Test(arguments: [
        ("<Response/>", true), ("<Response><Pause/><Pause length='9'/></Response>", true),
        ("<Response>text</Response>", true),
        ("<Response><Hangup/></Response>", false), ("<Response><Say/></Response>", true),
    ])
    func knowsSilence(xml: String, isEmpty: Bool) throws {
        #expect(try script(xml).isEmpty == isEmpty)
    }

    @Test(arguments: [
        ("text/xml", "<Response>", 12100, CallScriptError.Kind.malformed), ("text/xml", "", 12100, .empty),
        ("text/xml", " \n ", 12100, .empty), ("text/html", "<html><body>Oops<br></body></html>", 12100, .malformed),
        ("text/html", "<!DOCTYPE html><html><body>Oops</body></html>", 12100, .otherDocument),
        ("application/xml", "<response/>", 12100, .otherDocument), ("application/json", "{}", 12300, .contentType),
        ("", "<Response/>", 12300, .contentType), ("nonsense", "<Response/>", 12300, .contentType),
        ("text/xml", "<Response>&nbsp;</Response>", 12100, .malformed),
        ("text/xml", "<Response>\u{0}</Response>", 12100, .malformed),
    ])
    func saysWhatIsWrong(type: String, body: String, code: Int, kind: CallScriptError.Kind) {
        #expect {
            _ = try CallScript.twiml(bytes: Array(body.utf8), contentType: type)
        } throws: { error in
            let error = error as? CallScriptError
            return error?.code == code && error?.kind == kind && error?.message.isEmpty == false
        }
    }

    @Test func speaksPlainTextAndPlaysAudio() throws {
        #expect(
            try CallScript.twiml(bytes: Array("Hello\nthere".utf8), contentType: "text/plain").verbs
                == [.say(text: "Hello there", loop: 1), .hangup])
        #expect(
            try CallScript.twiml(bytes: [1, 2], contentType: "audio/mpeg").verbs
                == [.play(url: "", digits: nil, loop: 1), .hangup])
        #expect(throws: CallScriptError.self) { try CallScript.twiml(bytes: [], contentType: nil) }
    }

    @Test func expandsNoEntities() {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a0 \"ha\">"
        for level in 1...12 {
            bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 20) + "\">"
        }
        bomb += "]><Response><Say>&a12;</Say></Response>"
        let external = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Response><Say>&x;</Say></Response>"
        for body in [bomb, external] {
            #expect {
                _ = try self.script(body)
            } throws: { ($0 as? CallScriptError)?.kind == .malformed }
        }
    }

    @Test func isEqualForDocumentsThatTreatTheCallerAlike() throws {
        let one = try script("<Response><Say>Your  PIN,\n please</Say><Gather action='a'/></Response>").normalized
        let two = try script(
            "<Response><!-- 2 --><Say voice='x'>your PIN, please</Say><Gather action=\"a\" timeout='9'/></Response>"
        )
        .normalized
        let three = try script("<Response><Say>your PIN, please</Say><Gather action='b'/></Response>").normalized
        #expect(one == two)
        #expect(one != three)
    }

    @Test func refusesADocumentThatIsTooLarge() {
        #expect {
            try self.script("<Response><Say>" + String(repeating: "a", count: 70_000) + "</Say></Response>")
        } throws: { ($0 as? CallScriptError)?.code == 11750 }
    }

    @Test func endsOnDeepNesting() {
        let body = "<Response>" + String(repeating: "<Say>", count: 10_000)
        #expect(throws: CallScriptError.self) { try self.script(body) }
    }
}
