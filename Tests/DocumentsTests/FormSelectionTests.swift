import Documents
import Testing

@Suite struct FormSelectionTests {
    private let page = HTMLDocument(
        """
        <form action="/search"><input name=q><button>Search</button></form>
        <form id=login name=signin class="card wide" action="/in" method=post><input name=username><input type=password name=password>
        <button name=go value=1>Sign in</button></form>
        <form action="/out" method=post><input type=hidden name=csrf value=1><button>Sign out</button></form>
        """, baseURL: "https://shop.example/")

    @Test(arguments: [
        ("1", 1), ("3", 3), ("#login", 2), ("form#login", 2), ("[name=signin]", 2), ("form[name='signin']", 2),
        ("form.signin", 2),
        ("form.card", 2), ("[action='/out']", 3), ("[action=https://shop.example/out]", 3),
        ("//input[@type='password']", 2), ("//form[3]", 3),
        ("(//form)[1]", 1),
    ])
    func finds(selector: String, position: Int) throws {
        #expect(try page.form(matching: FormSelector(selector)).position == position)
    }

    @Test(
        arguments: [("username,password", nil, 2), ("q", nil, 1), ("", "Sign out", 3), ("", "go", 2)]
            as [(String, String?, Int)])
    func prefersTheFormThatHasTheFields(names: String, pressing: String?, position: Int) throws {
        let names = names.split(separator: ",").map(String.init)
        #expect(try page.form(matching: .only, filling: names, pressing: pressing).position == position)
    }

    @Test func prefersTheClosestFormForAnErrorThatHelps() throws {
        #expect(try page.form(matching: .only, filling: ["username", "pasword"]).position == 2)
    }

    @Test(arguments: ["#nothing", "9", "[name=x]", "//h1"])
    func saysWhatThereIsInstead(selector: String) {
        #expect {
            try page.form(matching: FormSelector(selector))
        } throws: { error in
            guard case .noSuchForm(_, let available) = error as? FormError else { return false }
            return available.count == 3
                && available[1] == "form 2 #login name=signin POST https://shop.example/in (username, password)"
        }
    }

    @Test func doesNotGuess() {
        #expect {
            try page.form(matching: .only)
        } throws: { if case .ambiguous(let forms) = $0 as? FormError { forms.count == 3 } else { false } }
        #expect(throws: FormError.self) { try page.form(matching: .only, filling: ["street"]) }
        #expect(throws: FormError.noSuchForm(wanted: "form", available: [])) {
            try HTMLDocument("<p>").form(matching: .only)
        }
    }

    @Test func takesTheFirstOfTwins() throws {
        let twin = "<form action=/in method=post><input name=u><input type=password name=p></form>"
        #expect(
            try HTMLDocument(twin + twin, baseURL: "https://a.example/").form(matching: .only, filling: ["u"]).position
                == 1)
    }

    @Test(arguments: ["0", "-1", "#", "#a b", "[x=y]", "[name]", "login form", "form.", "//form[", "form > x"])
    func refusesASelector(source: String) {
        #expect(throws: FormSelectorError.self) { try FormSelector(source) }
    }

    @Test func knowsSignInForms() {
        let pages: [(String, Int)] = [
            ("<input name=u><input type=password name=p>", 1), ("<input type=password name=p>", 1),
            ("<input name=u><input type=password name=p><input type=password name=q>", 0),
            ("<input name=u><input type=password name=p autocomplete=new-password>", 0),
            ("<input name=u><input name=v><input type=password name=p>", 0),
            ("<input name=u><input name=v><input type=password name=p autocomplete='section-x current-password'>", 1),
            ("<input name=u><input name=trap hidden><input type=password name=p>", 1), ("<input name=q>", 0),
            ("<input type=password name=p disabled>", 0),
            ("<div style='display:none'><input type=password name=p></div>", 0),
        ]
        for (html, count) in pages {
            let page = HTMLDocument("<form>\(html)</form>")
            #expect(page.signInForms.count == count, "\(html)")
        }
        #expect(HTMLDocument("<input type=Password>").hasPasswordField)
        #expect(!HTMLDocument("<input type=text><input type=password disabled>").hasPasswordField)
    }

    @Test func exposesSelectsThatLostTheirOptions() throws {
        let page = HTMLDocument(
            "<form><select name=a></select><select name=b><option>x</select><select name=c disabled></select></form>")
        #expect(page.forms[0].emptySelects.map(\.name) == ["a"])
    }

    @Test func readsWhatAFieldIsFor() {
        let field = HTMLDocument("<form><input name=o type=tel required readonly autocomplete='One-Time-Code'></form>")
            .forms[0].fields[0]
        #expect(
            field.kind == .telephone && field.isRequired && field.isReadOnly && field.autocomplete == ["one-time-code"])
    }

    /// More than anybody fills in costs memory and tells nothing.
    @Test func readsNoMoreFormsAndFieldsThanAPageMayHave() {
        let forms = HTMLDocument(String(repeating: "<form><input name=a></form>", count: 700))
        #expect(forms.forms.count == 500)
        let fields = HTMLDocument("<form>" + String(repeating: "<input name=a>", count: 6000) + "</form>")
        #expect(fields.forms.first?.fields.count == 5000)
    }
}
