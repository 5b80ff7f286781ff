import Documents
import Testing

@Suite struct HTMLDocumentTests {
    @Test(
        arguments: [
            ([0xFC], "text/html; charset=iso-8859-1", "ü"), ([0xC3, 0xBC], "text/html; charset=UTF-8", "ü"),
            ([0xC3, 0xBC], nil, "ü"),
            ([0xFC], nil, "ü"), ([0x80], "text/html; charset=latin1", "€"),
            ([0xA4], "text/html; charset=ISO-8859-15", "€"),
            ([0xFC], "text/html; charset=utf-8", "\u{FFFD}"), ([0xFC], "text/html; charset=nonsense", "ü"),
            ([0x8B, 0x5C], "text/html; charset=shift_jis", "欺"), ([0x61, 0x00, 0x62], nil, "ab"),
        ] as [([UInt8], String?, String)])
    func readsEncodings(bytes: [UInt8], type: String?, expected: String) {
        let page = HTMLDocument(bytes: Array("<p>".utf8) + bytes, contentType: type, baseURL: "https://a.example/")
        #expect(page.visibleText() == expected)
    }

    @Test(arguments: [
        "<meta charset=windows-1252>", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>",
    ])
    func honoursTheEncodingThatThePageStates(meta: String) {
        // These bytes are valid UTF-8 too, so that only the statement can decide.
        let bytes = Array("<html><head>\(meta)</head><p>".utf8) + [0xC3, 0xBC]
        let page = HTMLDocument(bytes: bytes, contentType: "text/html", baseURL: "https://a.example/")
        #expect(page.visibleText() == "Ã¼")
    }

    @Test func honoursAByteOrderMark() {
        let text = "<title>Grüße</title>"
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(
            HTMLDocument(bytes: [0xFF, 0xFE] + utf16, contentType: nil, baseURL: "https://a.example/").title == "Grüße")
    }

    @Test func readsWhatACustomerSees() {
        let page = HTMLDocument(
            """
            <html><head><title> My
             page </title><style>p{}</style></head><body><script>var x = "<p>no</p>";</script>
            <p>Bal<b>ance</b>:<br>12&nbsp;€</p><p hidden>secret</p><div style="color:red; DISPLAY : none">gone</div>
            <p>Next</p>line<noscript>Turn it on</noscript><table><tr><td>a</td><td>b</td></tr></table></body></html>
            """)
        #expect(page.title == "My page")
        #expect(page.visibleText() == "Balance: 12 € Next line Turn it on a b")
        #expect(page.visibleText(limit: 7) == "Balance")
    }

    @Test func resolvesLinksAgainstTheBase() {
        let page = HTMLDocument(
            """
            <base href="/app/"><a href="account?a=1&amp;b=2#x">My <i>account</i></a><a>none</a><a href="//other.example">o</a>
            <a href="x"><img alt="A picture" src=y></a><a href="https://[">broken</a>
            """, baseURL: "https://shop.example/login")
        #expect(page.baseURL == "https://shop.example/app/")
        #expect(
            page.links == [
                .init(url: "https://shop.example/app/account?a=1&b=2#x", text: "My account"),
                .init(url: "https://other.example/", text: "o"),
                .init(url: "https://shop.example/app/x", text: "A picture"),
            ])
    }

    @Test(arguments: [
        ("0;url=/next", 0, "https://a.example/next"), ("5; URL='/next?a=1'", 5, "https://a.example/next?a=1"),
        ("3", 3, "https://a.example/here"), ("1.5, /x", 1.5, "https://a.example/x"),
        ("0;url = \"//b.example\"", 0, "https://b.example/"),
    ])
    func readsMetaRefresh(content: String, delay: Double, url: String) {
        let quoted = content.replacing("\"", with: "&quot;")
        let page = HTMLDocument("<meta http-equiv=Refresh content=\"\(quoted)\">", baseURL: "https://a.example/here")
        #expect(page.metaRefresh == .init(delaySeconds: delay, url: url))
    }

    @Test(arguments: ["", "soon", "url=/x"])
    func ignoresARefreshWithoutATime(content: String) {
        #expect(HTMLDocument("<meta http-equiv=refresh content='\(content)'>").metaRefresh == nil)
    }

    @Test func listsAssets() {
        let page = HTMLDocument(
            """
            <link rel=stylesheet href=/a.css><link rel="alternate stylesheet" href=/b.css><link rel=icon href=/i.png>
            <script src="app.js?v=1"></script><script>inline()</script><script src="app.js?v=1"></script><script src="data:x"></script>
            """, baseURL: "https://shop.example/x/")
        #expect(page.assets == ["https://shop.example/a.css", "https://shop.example/x/app.js?v=1"])
    }

    @Test(arguments: [
        ("<script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>", ["turnstile"]),
        ("<div class='x g-recaptcha'></div>", ["recaptcha"]), ("<div class=h-captcha></div>", ["hcaptcha"]),
        ("<div id=px-captcha></div>", ["perimeterx"]), ("<input type=hidden name=g-recaptcha-response>", ["recaptcha"]),
        ("<script>window._cf_chl_opt={}</script>", ["cloudflare-challenge"]), ("<p>recaptcha turnstile</p>", []),
    ])
    func seesCaptchas(html: String, markers: [String]) {
        #expect(HTMLDocument(html).captchaMarkers == markers)
    }

    @Test(arguments: [
        ("a &amp; b", "a & b"), ("&#x41;&#66;", "AB"), ("&euro;&nbsp;5", "€\u{A0}5"), ("no reference", "no reference"),
        ("&unknown; & \"q\" <b>", "&unknown; & \"q\" <b>"), ("/r?a=1&copy=2", "/r?a=1&copy=2"),
    ])
    func decodesEntities(text: String, expected: String) {
        #expect(HTMLEntities.unescape(text) == expected)
    }
}
