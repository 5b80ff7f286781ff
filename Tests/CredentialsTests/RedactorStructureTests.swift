import Credentials
import Testing

@Suite struct RedactorStructureTests {
    private let redactor: Redactor = {
        var redactor = Redactor()
        redactor.add("declared-secret", label: "d")
        return redactor
    }()

    @Test func findsWhatWasDeclaredBeforeAndAfterSealing() {
        var base = redactor
        base.addShort(value: "1234", label: "pin")
        var copy = base.sealed
        copy.add("met-on-the-way", label: "w")
        copy.addShort(value: "77", label: "code")
        let text = "declared-secret 1234 met-on-the-way 77 met-on-the-way"
        #expect(copy.redact(text) == "‹d› 1234 ‹w› 77 ‹w›")
        #expect(copy.redact(text, includingShort: true) == "‹d› ‹pin› ‹w› ‹code› ‹w›")
        #expect(copy.redact(text, sent: ["1234"]) == "‹d› ‹pin› ‹w› 77 ‹w›")
        #expect(base.sealed.redact(text) == "‹d› 1234 met-on-the-way 77 met-on-the-way")
    }

    @Test(arguments: [
        ("Authorization", "Basic YTpi", "Basic ‹authorization›"),
        ("authorization", "opaque", "‹authorization›"),
        ("Authorization", "", ""),
        ("Authorization", "Digest username=\"a\", response=\"b\"", "Digest ‹authorization›"),
        ("Authorization", "a=b c", "‹authorization›"),
        ("Proxy-Authorization", "Bearer x.y.z", "Bearer ‹proxy-authorization›"),
        ("Cookie", "a=1; b=2;c", "a=‹cookie›; b=‹cookie›; ‹cookie›"),
        ("Cookie", "a=1=2; b=", "a=‹cookie›; b="),
        ("Set-Cookie", "sid=abc; Path=/; HttpOnly", "sid=‹cookie›; Path=/; HttpOnly"),
        ("Set-Cookie", "bare; Path=/", " ‹cookie›; Path=/"),
        ("X-Twilio-Signature", "abc=", "‹x-twilio-signature›"),
        ("X-Amz-Security-Token", "abc", "‹x-amz-security-token›"),
        ("X-CSRFToken", "abc", "‹x-csrftoken›"),
        ("X-CSRF-Token", "abc", "‹x-csrf-token›"),
        ("X-Api-Key", "abc", "‹x-api-key›"),
        ("apikey", "abc", "‹apikey›"),
        ("X-Session-Id", "abc", "‹x-session-id›"),
        ("Ocp-Apim-Subscription-Key", "abc", "‹ocp-apim-subscription-key›"),
        ("Access-Control-Allow-Origin", "*", "*"),
        ("Cache-Control", "no-store", "no-store"),
        ("Content-Type", "text/html", "text/html"),
        ("X-Echo", "has declared-secret inside", "has ‹d› inside"),
        ("Location", "/in?code=abc&x=1", "/in?code=‹code›&x=1"),
        ("Referer", "https://a:b@h/", "https://‹userinfo›@h/"),
    ])
    func hidesHeaders(name: String, value: String, shown: String) {
        #expect(redactor.redactHeader(name: name, value: value) == shown)
    }

    @Test(arguments: [
        ("https://h/p?x=1", "https://h/p?x=1"),
        ("https://user:pw@h:8/p", "https://‹userinfo›@h:8/p"),
        ("https://u:p@w@h/p@q", "https://‹userinfo›@h/p@q"),
        ("//u@h", "//‹userinfo›@h"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("/p?access_token=abc&b=2", "/p?access_token=‹access_token›&b=2"),
        ("/p?accessToken=abc", "/p?accessToken=‹accessToken›"),
        ("/p?token=", "/p?token="),
        ("/p?token=&a=1", "/p?token=&a=1"),
        ("/p?token=%26abc&a=1", "/p?token=‹token›&a=1"),
        ("/p?password=a?b;c=d&a=1", "/p?password=‹password›&a=1"),
        ("/p?password=a=b", "/p?password=‹password›"),
        ("/cb#id_token=abc&state=xyz&expires_in=5", "/cb#id_token=‹id_token›&state=‹state›&expires_in=5"),
        ("/p?next=%2Fq%3Ftoken%3Dabc%26b%3D2&c=3", "/p?next=%2Fq%3Ftoken%3D‹token›%26b%3D2&c=3"),
        ("/p?next=%252Fq%253Ftoken%253Dabc%2526b%253D2", "/p?next=%252Fq%253Ftoken%253D‹token›%2526b%253D2"),
        ("/p;jsessionid=abc?x=1", "/p;jsessionid=‹jsessionid›"),
        ("/p?X-Amz-Signature=abc&X-Amz-Date=1", "/p?X-Amz-Signature=‹X-Amz-Signature›&X-Amz-Date=1"),
        ("/p?%74oken=abc", "/p?%74oken=‹%74oken›"),
        (
            "/p?country_code=DE&error_code=5&sort_key=a&public_key=b",
            "/p?country_code=DE&error_code=5&sort_key=a&public_key=b"
        ),
        ("/p?keyboard=de&codec=x&monkey=1", "/p?keyboard=de&codec=x&monkey=1"),
        ("/p?a=declared-secret", "/p?a=‹d›"),
        ("/p?token=\u{301}abc", "/p?token=‹token›"),
        ("", ""),
        ("?&=#;%", "?&=#;%"),
    ])
    func hidesParts(url: String, shown: String) {
        #expect(redactor.redactURL(url) == shown)
    }

    @Test func hidesFields() {
        #expect(
            redactor.redactForm("username=anna&password=a#b&pin=1") == "username=anna&password=‹password›&pin=‹pin›")
        #expect(redactor.redactForm("SAMLResponse=abc") == "SAMLResponse=‹SAMLResponse›")
    }
}
