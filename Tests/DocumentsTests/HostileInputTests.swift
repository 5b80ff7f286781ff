import Documents
import Testing

/// Input made to crash, hang or exhaust.
@Suite struct HostileInputTests {
    private static let pages: [String: @Sendable () -> String] = [
        "unclosed inline": { String(repeating: "<b>", count: 350_000) },
        "unclosed block": { String(repeating: "<div>", count: 200_000) },
        "unmatched ends": { String(repeating: "<b>", count: 150_000) + String(repeating: "</i>", count: 150_000) },
        "deep and closed": {
            String(repeating: "<div>", count: 100_000) + "x" + String(repeating: "</div>", count: 100_000)
        },
        "deep void": {
            String(repeating: "<i>", count: 300) + String(repeating: "<input name=a/><br/>", count: 20_000)
        },
        "attributes": { "<p " + (0..<150_000).map { "a\($0)" }.joined(separator: " ") + ">" },
        "forms": { String(repeating: "<form><input name=a></form>", count: 30_000) },
        "fields": { "<form>" + (0..<30_000).map { "<input name=a\($0)>" }.joined() },
        "options": { "<form><select name=s>" + String(repeating: "<option>x", count: 80_000) },
        "disabled": { "<form><fieldset disabled>" + String(repeating: "<input name=a>", count: 40_000) },
        "open comment": { "<p>x<!--" + String(repeating: "-->x<!--", count: 100_000) },
        "open attribute": { "<p title=\"" + String(repeating: "<a href='", count: 100_000) },
        "form ends": { "<form>" + String(repeating: "</form><input name=a>", count: 40_000) },
        "tables": { String(repeating: "<table><tr><td>", count: 50_000) },
        "links": { String(repeating: "<a href=x><b>", count: 60_000) },
        "entities": { String(repeating: "&amp;&#99999999;&#0;&x", count: 40_000) },
        "scripts": { String(repeating: "<script><p></scrip", count: 50_000) },
        "bad markup": { String(repeating: "<!DOCTYPE <![CDATA[<?x </ <", count: 40_000) },
    ]

    @Test(arguments: pages.keys.sorted())
    func answersOnHostilePages(name: String) throws {
        let make = try #require(Self.pages[name])
        let text = make()
        let page = HTMLDocument(text, baseURL: "https://shop.example/")
        _ = (page.forms.count, page.links.count, page.assets, page.title, page.metaRefresh, page.captchaMarkers)
        _ = (page.visibleText(), page.hasPasswordField, page.signInForms.count)
        for source in ["count(//*)", "string(//b)", "//div//b", "//input[@name='a'][last()]", "//*[.='x']"] {
            let xpath = try XPath(source)
            _ = try? page.evaluate(xpath)
        }
        if let form = page.forms.last {
            _ = try? form.submission(filling: [(name: "a", value: "1"), (name: "zzz", value: "1")])
            _ = try? page.form(matching: .only, filling: ["a"])
        }
    }

    @Test func losesNoTextThatIsNestedTooDeeply() throws {
        let page = HTMLDocument(
            "<title>t</title>" + String(repeating: "<div>", count: 5_000) + "<form><input name=a value=1></form>deep")
        #expect(page.visibleText() == "deep")
        #expect(page.forms.first?.fields.first?.value == "1")
        #expect(try page.evaluate(XPath("count(//div)")) == .number(5_000))
    }

    private static let mails: [String: @Sendable () -> String] = [
        "encoded words": { "Subject: " + String(repeating: "=?a?q?x", count: 60_000) + "\n\n" },
        "charsets": { "Subject: " + String(repeating: "=?koi8-r?q?x?= =?big5?q?x?= ", count: 5_000) + "\n\n" },
        "brackets": { "\nhttps://a.example/" + String(repeating: ")", count: 400_000) },
        "links": { "\n" + String(repeating: "https://a.example/x ", count: 40_000) },
        "codes": { "\n" + String(repeating: "code 123456, ", count: 30_000) },
        "digits": { "\ncode " + String(repeating: "1 ", count: 200_000) },
        "parameters": { "Content-Type: text/plain" + String(repeating: "; a*1=b", count: 60_000) + "\n\nx" },
        "headers": { String(repeating: "A: b\n", count: 100_000) + "\nx" },
        "folds": { "A: b\n" + String(repeating: " c\n", count: 100_000) + "\nx" },
        "addresses": { "To: " + String(repeating: "(\"<a@b.example>,", count: 40_000) + "\n\n" },
        "comments": { "Date: " + String(repeating: "(", count: 300_000) + "\n\n" },
        "boundaries": { "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n", count: 100_000) },
        "flowed": { "Content-Type: text/plain; format=flowed\n\n" + String(repeating: "> x \n", count: 80_000) },
        "soft breaks": { "Content-Transfer-Encoding: quoted-printable\n\n" + String(repeating: "=\n", count: 200_000) },
        "no line end": { "Content-Transfer-Encoding: base64\n\n" + String(repeating: "=", count: 800_000) },
    ]

    @Test(arguments: mails.keys.sorted())
    func answersOnHostileMails(name: String) throws {
        let make = try #require(Self.mails[name])
        let mail = MailMessage(bytes: Array(make().utf8))
        _ = (mail.subject, mail.from, mail.to, mail.date, mail.receivedDates, mail.text, mail.links, mail.codes)
    }

    /// A generator of our own, so that a failure can be repeated.
    private struct Noise {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(bound, 1)))
        }
    }

    private static let seeds: [String] = [
        "<!DOCTYPE html><html><head><base href='/a/'><meta charset=utf-8><title>T</title></head><body><form id=f action='/x?a=1&amp;b' method=post><fieldset disabled><legend><input name=a></legend></fieldset><select name=s multiple><optgroup><option selected>A</select><textarea name=t>\n<b></textarea><button name=b value=1>Go</button></form><a href='//h:1/p?q#f'>l</a><script>'</form>'</script>",
        "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'x'>]><Response><Gather input='dtmf speech' numDigits='1' finishOnKey=''><Say loop='2'>Hi &amp; <break/></Say></Gather><Dial><Number>+1</Number></Dial><Redirect method='GET'>a?b</Redirect></Response>",
        "From: =?utf-8?Q?M=C3=BC?= <a@b.example>\r\nDate: Sat, 21 Nov 2026 12:00:01 +0100\r\nContent-Type: multipart/alternative; boundary=\"b\"; x*0*=utf-8'en'%41\r\n\r\n--b\r\nContent-Type: text/plain; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncode 123 456 https://a.example/?t=3D=\r\n1\r\n--b\r\nContent-Type: text/html; charset=iso-2022-jp\r\nContent-Transfer-Encoding: base64\r\n\r\nPGEgaHJlZj0iaHR0cDovL2EuZXhhbXBsZS8iPng8L2E+\r\n--b--\r\n",
        "https://u:p@[::1]:80/a/../b%2e?q=ü#f\t\n",
    ]

    @Test(arguments: 0..<8)
    func survivesMutations(part: Int) throws {
        let xpath = try XPath("//input/@name | //*[contains(., 'a')]")
        for round in 0..<2_500 {
            var noise = Noise(state: UInt64(part * 1_000_003 + round))
            let kind = (part + round) % Self.seeds.count
            var bytes = Array(Self.seeds[kind].utf8)
            for _ in 0...noise.next(12) {
                let position = noise.next(bytes.count)
                switch noise.next(5) {
                case 0: bytes[position] = UInt8(noise.next(256))
                case 1: bytes.remove(at: position)
                case 2:
                    bytes.insert(
                        UInt8(truncatingIfNeeded: "<>&\"'=/\0\n?#;:-%".utf8.randomElementByNoise(&noise.state)),
                        at: position)
                case 3:
                    bytes.insert(
                        contentsOf: bytes[position..<min(bytes.count, position + noise.next(40))],
                        at: noise.next(bytes.count))
                default: bytes.removeSubrange(position..<min(bytes.count, position + noise.next(20)))
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            exercise(bytes, kind: kind, xpath: xpath)
        }
    }

    private func exercise(_ bytes: [UInt8], kind: Int, xpath: XPath) {
        switch kind {
        case 0:
            let page = HTMLDocument(bytes: bytes, contentType: nil, baseURL: "https://shop.example/p")
            _ = (page.links, page.visibleText(), page.title, try? page.evaluate(xpath))
            for form in page.forms { _ = try? form.submission(filling: [(name: "s", value: "A")]).encodedBody() }
        case 1: _ = try? CallScript.twiml(bytes: bytes, contentType: "text/xml").normalized
        case 2:
            let mail = MailMessage(bytes: bytes)
            _ = (mail.subject, mail.from, mail.date, mail.text, mail.links, mail.codes)
        default:
            let text = String(decoding: bytes, as: UTF8.self)
            _ = (URLReference.resolve(text, against: "https://shop.example/a/b"), URLReference.origin(of: text))
            _ = (URLReference.resolve("x/../y", against: text), try? FormSelector(text), try? XPath(text))
            _ = try? RegularExpression(text).firstMatch(in: text)
        }
    }
}

extension String.UTF8View {
    fileprivate func randomElementByNoise(_ state: inout UInt64) -> UInt8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return self[index(startIndex, offsetBy: Int((state >> 33) % UInt64(count)))]
    }
}
