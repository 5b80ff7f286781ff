import Documents
import Testing

/// The entry list of a form, written as the body that goes onto the wire.
@Suite struct FormSubmissionTests {
    private func form(_ html: String, _ attributes: String = "method=post action=/go") throws -> HTMLForm {
        let page = HTMLDocument("<form \(attributes)>\(html)</form>", baseURL: "https://shop.example/page?x=1")
        return try page.form(matching: .only)
    }

    private func body(_ form: HTMLForm, _ filling: [(name: String, value: String)] = [], pressing: String? = nil) throws
        -> String
    {
        guard case .bytes(let bytes, _) = try form.submission(filling: filling, pressing: pressing).encodedBody() else {
            Issue.record("no body")
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("<input name=a value='1 &amp; 2'><input type=hidden name=b value=x>", "a=1+%26+2&b=x"),
        ("<input value=unnamed><input name=a><input name=b disabled value=1>", "a="),
        (
            "<input type=checkbox name=a><input type=checkbox name=b checked><input type=checkbox name=c value=3 checked>",
            "b=on&c=3"
        ),
        ("<input type=radio name=r value=1><input type=radio name=r value=2 checked>", "r=2"),
        ("<input type=radio name=r value=1>", ""),
        ("<select name=s><option>One<option value=2>Two</select>", "s=One"),
        ("<select name=s><option disabled selected value=''>Choose<option value=2>Two</select>", ""),
        ("<select name=s><option disabled>A<option>B</select>", "s=B"),
        ("<select name=s><optgroup disabled><option>A</optgroup><optgroup><option>B</optgroup></select>", "s=B"),
        ("<select name=s><option selected>A<option selected>B</select>", "s=B"),
        ("<select name=s size=3><option>A<option>B</select>", ""),
        ("<select name=s multiple><option selected>A<option selected>B<option>C</select>", "s=A&s=B"),
        ("<select name=s></select>", ""),
        ("<textarea name=t>\none\ntwo\r\nthree</textarea>", "t=one%0D%0Atwo%0D%0Athree"),
        ("<textarea name=t>\n\n</textarea>", "t=%0D%0A"),
        ("<textarea name=t><b>1</b> &lt;i&gt;</textarea>", "t=%3Cb%3E1%3C%2Fb%3E+%3Ci%3E"),
        ("<input name=a value='*-._~()é '>", "a=*-._%7E%28%29%C3%A9+"),
        ("<input type=file name=f>", "f="), ("<input type=hidden name=_charset_ value=x>", "_charset_=UTF-8"),
        ("<input name=a dirname=d value=1>", "a=1&d=ltr"), ("<input type=nonsense name=a value=1>", "a=1"),
        ("<input type=email name=a value=' a@b.example '>", "a=a%40b.example"),
        ("<input type=color name=c>", "c=%23000000"),
        (
            "<fieldset disabled><legend><input name=a value=1></legend><legend><input name=b></legend><input name=c></fieldset>",
            "a=1"
        ),
        ("<fieldset disabled><fieldset><input name=a></fieldset></fieldset><input name=b>", "b="),
        ("<datalist><input name=a></datalist><template><input name=b></template><input name=c>", "c="),
        ("<button type=button name=a>x</button><input type=reset name=b><input name=c>", "c="),
        ("<input name=c><button name=a value=1>x</button><button name=a value=2>y</button>", "c=&a=1"),
        ("<button name=a value=1 disabled>x</button><input type=submit name=b value=2>", "b=2"),
        ("<input type=submit name=b>", "b="), ("<input type=image name=i src=x>", "i.x=0&i.y=0"),
        ("<input type=image src=x>", "x=0&y=0"),
        ("<noscript><input name=a value=1></noscript>", "a=1"), ("<input NAME=A TYPE=HIDDEN VALUE=V>", "A=V"),
    ])
    func sendsTheDefaults(html: String, expected: String) throws {
        #expect(try body(form(html)) == expected)
    }

    @Test(arguments: [
        ("<input name=a value=old>", [("a", "new")], "a=new"),
        ("<input name=a><input name=a>", [("a", "1"), ("a", "2")], "a=1&a=2"),
        ("<input name=a><input name=a value=x>", [("a", "1")], "a=1&a=x"),
        ("<input name=a>", [("a", "x\r\ny")], "a=xy"),
        ("<input type=password name=p>", [("p", " s3 ")], "p=+s3+"),
        ("<textarea name=t></textarea>", [("t", "a\nb")], "t=a%0D%0Ab"),
        ("<input type=hidden name=h value=1>", [("h", "2")], "h=2"),
        ("<input type=checkbox name=c value=7>", [("c", "true")], "c=7"),
        ("<input type=checkbox name=c value=7>", [("c", "7")], "c=7"),
        ("<input type=checkbox name=c value=7 checked>", [("c", "off")], ""),
        ("<input type=hidden name=c value=0><input type=checkbox name=c value=1>", [("c", "on")], "c=0&c=1"),
        ("<input type=hidden name=c value=0><input type=checkbox name=c value=1 checked>", [("c", "false")], "c=0"),
        (
            "<input type=checkbox name=c value=1 checked><input type=checkbox name=c value=2><input type=checkbox name=c value=3>",
            [("c", "2"), ("c", "3")], "c=2&c=3"
        ),
        ("<input type=checkbox name=c value=1 checked><input type=checkbox name=c value=2>", [("c", "false")], ""),
        ("<input type=radio name=r value=1 checked><input type=radio name=r value=2>", [("r", "2")], "r=2"),
        ("<select name=s><option value=1>One<option value=2>Two</select>", [("s", "2")], "s=2"),
        ("<select name=s><option value=1>One<option value=2> Two  things </select>", [("s", "Two things")], "s=2"),
        ("<select name=s><option value=Two>One<option value=2>Two</select>", [("s", "Two")], "s=Two"),
        ("<select name=s multiple><option selected>A<option>B<option>C</select>", [("s", "B"), ("s", "C")], "s=B&s=C"),
        (
            "<select name=s><option>A<option>B</select><select name=s><option>A<option>B</select>", [("s", "B")],
            "s=B&s=A"
        ),
    ])
    func fillsIn(html: String, filling: [(String, String)], expected: String) throws {
        #expect(try body(form(html), filling.map { (name: $0.0, value: $0.1) }) == expected)
    }

    @Test(arguments: [
        (
            "<input name=username>", "usernme",
            FormError.unknownField(name: "usernme", available: ["username"], nearest: "username")
        ),
        (
            "<input name='user[email]'>", "email",
            .unknownField(name: "email", available: ["user[email]"], nearest: "user[email]")
        ),
        ("<input name=a><button name=b>", "b", .unknownField(name: "b", available: ["a"], nearest: "a")),
        ("<p>no fields</p>", "a", .unknownField(name: "a", available: [], nearest: nil)),
        ("<input name=a disabled>", "a", .disabledField(name: "a")),
        ("<select name=a></select>", "a", .noSuchOption(name: "a", value: "v", available: [])),
        (
            "<select name=a><option>x<option disabled>v</select>", "a",
            .noSuchOption(name: "a", value: "v", available: ["x"])
        ),
        (
            "<input type=radio name=a value=1><input type=radio name=a value=2 disabled>", "a",
            .noSuchOption(name: "a", value: "v", available: ["1"])
        ),
        ("<input type=checkbox name=a value=1>", "a", .notACheckboxValue(name: "a", value: "v", ownValue: "1")),
        (
            "<input type=checkbox name=a value=1><input type=checkbox name=a value=2>", "a",
            .noSuchOption(name: "a", value: "v", available: ["1", "2"])
        ),
        ("<input type=file name=a>", "a", .wrongContent(name: "a", expectsFile: true)),
    ])
    func refusesToFillIn(html: String, name: String, error: FormError) throws {
        let form = try form(html)
        #expect(throws: error) { try form.submission(filling: [(name: name, value: "v")]) }
        #expect(!error.description.isEmpty)
    }

    @Test func refusesMoreValuesThanFields() throws {
        let form = try form("<input name=a>")
        #expect(throws: FormError.tooManyValues(name: "a")) {
            try form.submission(filling: [(name: "a", value: "1"), (name: "a", value: "2")])
        }
    }

    @Test(arguments: [
        ("save", "do=save"), ("do=delete", "do=delete"), ("Delete it", "do=delete"), ("special", "go=1"),
        ("go", "go=1"), ("do", "do=save"),
    ])
    func pressesAButton(button: String, expected: String) throws {
        let form = try form(
            "<button name=do value=save>Save</button><button name=do value=delete>Delete\n it</button><input type=submit id=special name=go value=1>"
        )
        #expect(try body(form, pressing: button) == expected)
    }

    @Test func refusesAButtonThatCannotBePressed() throws {
        let form = try form("<button name=a disabled>A</button><button>Go on</button>")
        #expect(throws: FormError.disabledButton(name: "a")) { try form.submission(filling: [], pressing: "a") }
        #expect(throws: FormError.noSuchButton(name: "b", available: ["a", "Go on"])) {
            try form.submission(filling: [], pressing: "b")
        }
    }

    @Test func letsTheButtonOverride() throws {
        let form = try form(
            "<input name=q value='ä'><button formaction=/search formmethod=get formenctype=multipart/form-data>s</button>"
        )
        let submission = try form.submission(filling: [])
        #expect(submission.method == "GET")
        #expect(submission.url == "https://shop.example/search?q=%C3%A4")
        #expect(submission.encodedBody() == .none)
    }

    @Test(arguments: [
        ("action='/a?old=1#f' method=get", "GET", "https://shop.example/a?q=1"),
        ("", "GET", "https://shop.example/page?q=1"),
        ("action='' method=POST", "POST", "https://shop.example/page?x=1"),
        ("action=' next ' method=post", "POST", "https://shop.example/next"),
        ("action='/a?t=1&amp;u=2' method=post", "POST", "https://shop.example/a?t=1&u=2"),
        ("method=put action=/a", "GET", "https://shop.example/a?q=1"),
        ("action='//other.example:444/a' method=post", "POST", "https://other.example:444/a"),
    ])
    func knowsWhereToSend(attributes: String, method: String, url: String) throws {
        let submission = try form("<input name=q value=1>", attributes).submission(filling: [])
        #expect(submission.method == method)
        #expect(submission.url == url)
    }

    @Test func refusesToSendNowhere() throws {
        #expect(throws: FormError.sendsNothing) { try self.form("", "method=dialog").submission(filling: []) }
        #expect(throws: FormError.unusableAction("https://[")) {
            try self.form("", "action='https://['").submission(filling: [])
        }
    }

    @Test func resolvesActionsAgainstTheBaseButAnEmptyOneAgainstThePage() {
        let page = HTMLDocument(
            "<base href=/app/><form action=go></form><form></form>", baseURL: "https://shop.example/x?y=1")
        #expect(page.forms.map(\.action) == ["https://shop.example/app/go", "https://shop.example/x?y=1"])
    }

    @Test func makesPartsOfAMultipartForm() throws {
        let form = try form(
            "<input name=a value='x\ny'><textarea name=t>1\n2</textarea><input type=file name=f><input type=file name=g multiple>",
            "method=post enctype='multipart/form-data'")
        let photo = FormFile(fileName: "photo.png", contentType: "image/png", content: [1, 2])
        let submission = try form.submission(filling: [], files: [(name: "g", file: photo), (name: "g", file: photo)])
        let part = FormSubmission.Part(name: "g", content: [1, 2], fileName: "photo.png", contentType: "image/png")
        #expect(
            submission.encodedBody()
                == .multipart([
                    .init(name: "a", content: Array("xy".utf8)), .init(name: "t", content: Array("1\r\n2".utf8)),
                    .init(name: "f", content: [], fileName: "", contentType: "application/octet-stream"), part, part,
                ]))
        #expect(throws: FormError.wrongContent(name: "a", expectsFile: false)) {
            try form.submission(filling: [], files: [(name: "a", file: photo)])
        }
        #expect(throws: FormError.tooManyValues(name: "f")) {
            try form.submission(filling: [], files: [(name: "f", file: photo), (name: "f", file: photo)])
        }
    }

    @Test func sendsPlainText() throws {
        let form = try form("<input name=a value='x=y'><input name=b value=2>", "method=post enctype=text/plain")
        #expect(
            try form.submission(filling: []).encodedBody()
                == .bytes(Array("a=x=y\r\nb=2\r\n".utf8), contentType: "text/plain"))
    }

    @Test func writesInTheEncodingOfThePage() throws {
        let html = Array("<form method=post><input name=n><input type=hidden name=_charset_></form>".utf8)
        let page = HTMLDocument(
            bytes: html, contentType: "text/html; charset=iso-8859-1", baseURL: "https://a.example/")
        let form = try page.form(matching: .only)
        #expect(try body(form, [(name: "n", value: "ü€→")]) == "n=%FC%80%26%238594%3B&_charset_=windows-1252")
        let accepting = HTMLDocument(
            bytes: Array("<form method=post accept-charset='x-none, utf-8'><input name=n></form>".utf8),
            contentType: "text/html; charset=iso-8859-1", baseURL: "https://a.example/")
        #expect(try body(accepting.form(matching: .only), [(name: "n", value: "ü")]) == "n=%C3%BC")
    }

    @Test func findsControlsOutsideOfTheForm() throws {
        let page = HTMLDocument(
            "<input form=f name=a value=1><form id=f method=post><input name=b value=2><input form=g name=x></form>"
                + "<button form=f name=c value=3>go</button><input name=lost><form id=g></form>",
            baseURL: "https://a.example/")
        #expect(page.forms.map { $0.fields.map(\.name) } == [["a", "b", "c"], ["x"]])
        #expect(try body(page.form(matching: .id("f"))) == "a=1&b=2&c=3")
    }
}
