import Documents
import Testing

/// Sign-in pages as common frameworks render them.
@Suite struct RealFormTests {
    private func sent(
        _ html: String, url: String, _ filling: [(name: String, value: String)], pressing: String? = nil
    ) throws -> (url: String, entries: [String]) {
        let page = HTMLDocument(bytes: Array(html.utf8), contentType: "text/html; charset=utf-8", baseURL: url)
        let form = try page.form(matching: .only, filling: filling.map(\.name), pressing: pressing)
        let submission = try form.submission(filling: filling, pressing: pressing)
        return (submission.url, submission.entries.map { "\($0.name)=\($0.text)" })
    }

    @Test func django() throws {
        let (url, entries) = try sent(
            """
            <!DOCTYPE html>
            <html lang="en"><body>
            <form method="get" action="/search/"><input type="search" name="q"></form>
            <form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="kR3w9nQyYb7VvJcHn1L6sZt8Xg2Df4Mp5Aa0Ee7Ii9Oo3Uu6Ww1Ss2Dd4Ff6Gg8H">
            <p><label for="id_username">Username:</label> <input type="text" name="username" autofocus autocapitalize="none" autocomplete="username" maxlength="150" required id="id_username"></p>
            <p><label for="id_password">Password:</label> <input type="password" name="password" autocomplete="current-password" required id="id_password"></p>
            <input type="hidden" name="next" value="/account/?tab=1&amp;x=2"><button type="submit">Log in</button></form></body></html>
            """, url: "https://shop.example/login/?next=/account/",
            [(name: "username", value: "anna"), (name: "password", value: "p&ss wörd")])
        #expect(url == "https://shop.example/login/?next=/account/")
        #expect(
            entries == [
                "csrfmiddlewaretoken=kR3w9nQyYb7VvJcHn1L6sZt8Xg2Df4Mp5Aa0Ee7Ii9Oo3Uu6Ww1Ss2Dd4Ff6Gg8H", "username=anna",
                "password=p&ss wörd", "next=/account/?tab=1&x=2",
            ])
    }

    @Test func keycloak() throws {
        let (url, entries) = try sent(
            """
            <div id="kc-form"><form id="kc-form-login" onsubmit="login.disabled = true; return true;" action="https://id.example/realms/shop/login-actions/authenticate?session_code=aB3&amp;execution=11-22&amp;client_id=web&amp;tab_id=Q1" method="post">
            <input tabindex="1" id="username" name="username" value="" type="text" autofocus autocomplete="off" aria-invalid="" />
            <input tabindex="2" id="password" name="password" type="password" autocomplete="off" />
            <button class="pf-c-button" type="button" aria-label="Show password"><i></i></button>
            <div class="checkbox"><label><input tabindex="3" id="rememberMe" name="rememberMe" type="checkbox"> Remember me</label></div>
            <input type="hidden" id="id-hidden-input" name="credentialId" />
            <input tabindex="4" name="login" id="kc-login" type="submit" value="Sign In"/></form></div>
            """, url: "https://id.example/realms/shop/protocol/openid-connect/auth?client_id=web",
            [(name: "username", value: "anna"), (name: "password", value: "x"), (name: "rememberMe", value: "true")])
        #expect(
            url
                == "https://id.example/realms/shop/login-actions/authenticate?session_code=aB3&execution=11-22&client_id=web&tab_id=Q1"
        )
        #expect(entries == ["username=anna", "password=x", "rememberMe=on", "credentialId=", "login=Sign In"])
    }

    @Test func rails() throws {
        let (url, entries) = try sent(
            """
            <form class="edit_user" id="edit_user" action="/users/password" accept-charset="UTF-8" method="post"><input name="utf8" type="hidden" value="&#x2713;" autocomplete="off" /><input type="hidden" name="_method" value="patch" autocomplete="off" />
            <input type="hidden" name="authenticity_token" value="a+b/c=-_" autocomplete="off" />
            <input autocomplete="new-password" type="password" name="user[password]" id="user_password" />
            <input autocomplete="new-password" type="password" name="user[password_confirmation]" />
            <input name="user[remember_me]" type="hidden" value="0" /><input type="checkbox" value="1" name="user[remember_me]" />
            <input type="submit" name="commit" value="Change my password" data-disable-with="Change my password" /></form>
            """, url: "https://shop.example/users/password/edit?reset_password_token=abc",
            [
                (name: "user[password]", value: "n"), (name: "user[password_confirmation]", value: "n"),
                (name: "user[remember_me]", value: "1"),
            ])
        #expect(url == "https://shop.example/users/password")
        #expect(
            entries == [
                "utf8=✓", "_method=patch", "authenticity_token=a+b/c=-_", "user[password]=n",
                "user[password_confirmation]=n",
                "user[remember_me]=0", "user[remember_me]=1", "commit=Change my password",
            ])
    }

    @Test func openIDFormPost() throws {
        let (url, entries) = try sent(
            "<html><head><title>Submit This Form</title></head><body onload=\"javascript:document.forms[0].submit()\"><form method=\"post\" action=\"https://app.example/cb\"><input type=\"hidden\" name=\"code\" value=\"c1\"/><input type=\"hidden\" name=\"state\" value=\"s1\"/><noscript><input type=\"submit\" value=\"Go\"/></noscript></form></body></html>",
            url: "https://id.example/auth", [])
        #expect(url == "https://app.example/cb")
        #expect(entries == ["code=c1", "state=s1"])
    }

    /// Pages of the nineties put the form between the rows of a table, and close it elsewhere.
    @Test func formInsideOfATable() throws {
        let (_, entries) = try sent(
            "<table><form method=post action=/in><tr><td><input name=u></td></tr><tr><td><input type=password name=p></td></tr><tr><td><input type=submit name=b value=1></td></tr></form></table>",
            url: "https://a.example/", [(name: "u", value: "1"), (name: "p", value: "2")])
        #expect(entries == ["u=1", "p=2", "b=1"])
    }

    @Test func formThatIsClosedInAnotherElement() throws {
        let (_, entries) = try sent(
            "<div><form method=post action=/in><input name=u></div><div><input name=p type=password><input type=submit name=b value=1></form></div><input name=other>",
            url: "https://a.example/", [(name: "u", value: "1"), (name: "p", value: "2")])
        #expect(entries == ["u=1", "p=2", "b=1"])
    }
}
