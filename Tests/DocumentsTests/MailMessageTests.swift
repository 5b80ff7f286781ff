import Documents
import Foundation
import Testing

@Suite struct MailMessageTests {
    private func mail(_ text: String) -> MailMessage {
        MailMessage(bytes: Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8))
    }

    @Test(arguments: [
        ("=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"), ("=?UTF-8?q?R=C3=A9init_mot?=", "Réinit mot"),
        ("=?iso-8859-1?Q?Gr=FC=DFe?=", "Grüße"),
        ("=?ISO-8859-15?Q?5_=A4?=", "5 €"), ("=?windows-1252?Q?=80=93?=", "€“"), ("=?us-ascii?Q?plain?=", "plain"),
        ("=?utf-8?Q?one?= =?utf-8?Q?two?=", "onetwo"), ("=?utf-8?Q?one?=\n =?utf-8?Q?two?=", "onetwo"),
        ("a =?utf-8?Q?b?= c", "a b c"),
        ("=?utf-8?B?ww==?= =?utf-8?B?pA?=", "ä"), ("=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=", "ä"),
        ("=?utf-8*de?Q?=C3=A4?=", "ä"),
        ("=?x-unknown?Q?abc?=", "abc"), ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="), ("=?utf-8?Q?open", "=?utf-8?Q?open"),
        ("=?", "=?"),
        ("Reset\n your\n\tpassword", "Reset your password"), ("=?utf-8?Q?a?b?=", "a?b"),
        ("=?iso-2022-jp?B?GyRCJCIbKEI=?=", "あ"),
    ])
    func decodesHeaders(raw: String, expected: String) {
        #expect(mail("Subject: \(raw)\n\nbody").subject == expected)
    }

    @Test(arguments: [
        ("Sat, 21 Nov 2026 12:00:01 +0100", 1_795_258_801.0), ("21 Nov 2026 11:00:01 GMT", 1_795_258_801),
        ("Sat,21 Nov 26 06:00:01 EST", 1_795_258_801),
        ("21 nov 2026 12:00 +0100 (CET)", 1_795_258_800), ("Thu, 01 Jan 1970 00:00:00 -0000", 0),
        ("29 Feb 2024 00:00:00 Z", 1_709_164_800),
        ("Fri, 31 Dec 1999 23:59:60 +0000", 946_684_800), ("1 Mar 99 00:00:00 UT", 920_246_400),
        ("21 Nov 2026 03:00:01 PST", 1_795_258_801),
    ])
    func readsDates(text: String, expected: Double) {
        #expect(mail("Date: \(text)\n\n").date?.timeIntervalSince1970 == expected)
    }

    @Test(arguments: [
        "", "tomorrow", "31 Feb 2026 00:00:00 +0000", "21 Nov 2026 25:00:00 +0000", "21 Foo 2026 00:00:00 +0000",
        "21 Nov 2026", "99999999999999999999 Nov 2026 00:00:00 +0000", "21 Nov 2026 00:00:00 +9999x",
        "21 Nov 2026 00:00:00 +00é0",
    ])
    func hasNoDate(text: String) {
        #expect(mail("Date: \(text)\n\n").date == nil)
    }

    @Test(arguments: [
        ("anna@a.example", ["anna@a.example|"]),
        ("Anna <anna@a.example>, bob@b.example", ["anna@a.example|Anna", "bob@b.example|"]),
        ("\"Miller, Anna\" <anna@a.example>", ["anna@a.example|Miller, Anna"]),
        ("=?utf-8?Q?M=C3=BCller=2C_A?= <a@a.example>", ["a@a.example|Müller, A"]),
        ("a@a.example (Anna, home)", ["a@a.example|"]),
        ("Team: a@a.example, b@b.example;", ["a@a.example|", "b@b.example|"]), ("undisclosed-recipients:;", []),
        ("<>", []), ("\"open <a@a.example>", ["a@a.example|\"open"]),
    ])
    func readsAddresses(text: String, expected: [String]) {
        #expect(mail("To: \(text)\n\n").to.map { "\($0.address)|\($0.name ?? "")" } == expected)
    }

    @Test func keepsALinkThatQuotedPrintableCuts() {
        let message = mail(
            """
            Message-ID: <1@a.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe, open https://shop.example/reset/confirm?uid=3D12&tok=
            en=3Dabcdefghijklmnop.
            100=25 = sure =
            """)
        #expect(message.links == ["https://shop.example/reset/confirm?uid=12&token=abcdefghijklmnop"])
        #expect(message.text.hasPrefix("Grüße, open"))
        #expect(message.text.hasSuffix("100% = sure "))
        #expect(message.messageID == "1@a.example")
    }

    @Test func readsNestedParts() {
        let html = Data("<p>Hi <a href=\"https://shop.example/r?a=1&amp;b=2\">reset</a></p>".utf8).base64EncodedString()
        let message = mail(
            """
            From: Shop <noreply@shop.example>
            Content-Type: multipart/mixed; boundary="outer"

            This is the preamble: https://preamble.example/
            --outer
            Content-Type: multipart/alternative; boundary=outer-inner

            --outer-inner

            Plain ü https://shop.example/plain
            --outer-inner
            Content-Type: multipart/related; boundary="r"

            --r
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            \(html.prefix(20))
            \(html.dropFirst(20))
            --r
            Content-Type: image/png
            Content-Transfer-Encoding: base64

            AAAA
            --r--
            --outer-inner--
            --outer
            Content-Type: text/plain; name="terms.txt"
            Content-Disposition: attachment; filename*0*=utf-8''te%72; filename*1="ms.txt"

            https://attachment.example/
            --outer--
            https://epilogue.example/
            """)
        #expect(message.textParts == ["Plain ü https://shop.example/plain"])
        #expect(message.html == "<p>Hi <a href=\"https://shop.example/r?a=1&amp;b=2\">reset</a></p>")
        #expect(message.links == ["https://shop.example/r?a=1&b=2", "https://shop.example/plain"])
        #expect(message.attachmentCount == 2)
        #expect(message.from == [.init(address: "noreply@shop.example", name: "Shop")])
    }

    @Test(arguments: [
        (
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nno end https://a.example/x",
            "no end https://a.example/x"
        ),
        ("Content-Type: multipart/mixed; boundary=b\n\n--b  \n\none\n--b--", "one"),
        ("Content-Type: multipart/mixed; boundary=b\n\n--bb\n\nnot ours\n--b\n\nours\n--b--", "ours"),
        ("Content-Type: multipart/mixed; boundary=\"b c;d\"\n\n--b c;d\n\nquoted\n--b c;d--", "quoted"),
        ("Content-Type: multipart/mixed\n\nno boundary", "no boundary"),
        ("Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nsplit\n--ab--", "split"),
        ("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n=FC", "ü"),
        ("Content-Type: text/plain; charset=us-ascii\n\nü", "ü"),
        ("Content-Transfer-Encoding: base64\n\naGVsbG8\n", "hello"),
        ("Content-Transfer-Encoding: BASE64 \n\naGVs*bG8=aGk=\n", "hellohi"),
        ("Content-Type: nonsense\n\ntext", "text"), ("\nno headers", "no headers"),
        ("From anna Sat Nov 21\nSubject: x\n\nmbox", "mbox"), ("Subject: x\nno empty line", "no empty line"),
        ("Content-Type: message/rfc822\n\nSubject: inner\n\ninside", "inside"),
        (
            "Content-Type: text/plain; format=flowed\n\nOpen https://a.example/ \nand go on.\nNew",
            "Open https://a.example/ and go on.\nNew"
        ),
        (
            "Content-Type: text/plain; format=flowed; delsp=yes\n\nhttps://a.example/very \n/long\n-- \nsig",
            "https://a.example/very/long\n-- \nsig"
        ),
        ("Content-Type: text/html\n\n<p>only</p><p>html</p>", "only\nhtml"),
        ("Content-Type: text/plain; charset=x-unknown\n\nü", "ü"),
    ])
    func readsBodies(raw: String, expected: String) {
        #expect(mail(raw).text == expected)
    }

    @Test(arguments: [
        ("Go to https://a.example/x.", ["https://a.example/x"]), ("(https://a.example/x)", ["https://a.example/x"]),
        ("https://a.example/x_(y)", ["https://a.example/x_(y)"]),
        ("<https://a.example/x>", ["https://a.example/x"]),
        ("HTTPS://A.example/x, http://b.example!", ["HTTPS://A.example/x", "http://b.example"]),
        ("https://a.example/x https://a.example/x", ["https://a.example/x"]),
        ("xhttps://a.example/ https:// ftp://c.example", []), ("\"https://a.example/x\"", ["https://a.example/x"]),
        ("[https://a.example/?q=[1]]", ["https://a.example/?q=[1]"]),
    ])
    func findsLinksInText(text: String, expected: [String]) {
        #expect(mail("Subject: x\n\n\(text)").links == expected)
    }

    @Test(arguments: [
        ("Your code is 123456.", ["123456"]), ("123 456 is your verification code", ["123456"]),
        ("Ihr Sicherheitscode lautet: 7391", ["7391"]), ("Votre code de vérification : 4821-9930", ["48219930"]),
        ("Su código es 55512", ["55512"]), ("PIN: 0042", ["0042"]), ("Code 2026 expires 2027", []),
        ("Call +49 30 123456 for a code", []), ("Your order 123456 has shipped", []),
        ("code: $1234, 1234 EUR, 12.3456, 10:4512", []), ("https://a.example/code/123456", []), ("code 123456789", []),
        ("code A12345 or 1234B", []), ("spinning 123456", []),
        ("Order 999888. Your code: 123456", ["123456"]), ("Sign in.\n\n@shop.example #778899", ["778899"]),
        ("認証コードは 482910 です", ["482910"]), ("確認コードは482910です", ["482910"]),
        ("確認コード: 126 984\n\nこのコードは10分間有効です。\nお客様番号 JP-550871", ["126984"]),
        ("您的验证码是 3391，5分钟内有效。订单 1280元", ["3391"]), ("인증번호는 551204입니다", ["551204"]),
        // Spaces that do not break, digits one by one, boxes, full-width digits.
        ("Votre code : 482\u{A0}913", ["482913"]), ("Votre code est 482\u{202F}913.", ["482913"]),
        ("Your code: 4 8 2 9 1 3", ["482913"]), ("Code 48-29-13", ["482913"]),
        ("Kode:\n4\n8\n2\n9\n1\n3\nTak", ["482913"]),
        ("認証コード：４８２９１３", ["482913"]), ("Code: 01 23 45 67 89", []), ("Code: 1 2 3", []),
        // Other numbers in the mail of a code.
        ("Your code is 482913. Questions? Call 0800 1234567.\nOrder no. 88991122", ["482913"]),
        ("Inloggkod\n482913\nKundnummer 8812345", ["482913"]),
        ("Order\n20261121\nYour TAN\n482913", ["482913"]),
        ("Ihr Einmalkennwort: 482-913\n\n-- \nShop AG, HRB 123456, Postfach 1234, 10115 Berlin", ["482913"]),
        ("Your code 482913 (backup PIN 4711)", ["482913", "4711"]), ("Your code is below. 482913", ["482913"]),
        ("G-284551 is your verification code", ["284551"]), ("Customer K-440178, your code is 1177", ["1177"]),
        ("code 111111 111111", []), ("Your one-time password:\n\n    482-913\n", ["482913"]),
        ("\(String(repeating: "x", count: 200)) 123456 \(String(repeating: "x", count: 200)) code", []),
    ])
    func findsCodes(text: String, expected: [String]) {
        #expect(mail("Subject: Hello\n\n\(text)").codes == expected)
    }

    @Test func readsNoCodeFromWhatIsHidden() {
        let message = mail(
            "Subject: x\nContent-Type: text/html\n\n<style>.code{color:#123456}</style><div style='display:none'>code 999999</div><p>Your <b>code</b></p><p>Step 4</p><h2>318822</h2><div>7</div>"
        )
        #expect(message.codes == ["318822"])
    }

    @Test func boundsNestingAndParts() {
        var deep = ""
        for level in 0..<200 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(mail(deep + "\ninnermost").textParts.count <= 1)
        let many = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 5_000)
        #expect(mail(many).textParts.count == 199)
    }

    @Test func keepsAllHeaders() {
        let message = mail(
            "Received: by a; 21 Nov 2026 11:00:05 +0000\nReceived: by b; 21 Nov 2026 11:00:03 +0000\nX-Empty:\nTo: a@a.example\nto: b@a.example\n\n"
        )
        #expect(message.headers.map(\.name) == ["Received", "Received", "X-Empty", "To", "to"])
        #expect(message.to.map(\.address) == ["a@a.example", "b@a.example"])
        #expect(message.receivedDates.map(\.timeIntervalSince1970) == [1_795_258_805, 1_795_258_803])
        #expect(message.header("x-empty") == "")
        #expect(message.header("Cc") == nil)
    }
}
