import Documents
import Testing

@Suite struct URLReferenceTests {
    /// RFC 3986 sections 5.4.1 and 5.4.2. `http:g` is read as browsers do.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
        ("g#s/../x", "http://a/b/c/g#s/../x"),
        ("http:g", "http://a/b/c/g"),
    ])
    func resolvesTheTableOfTheStandard(reference: String, expected: String) {
        #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test(arguments: [
        ("  /in\n ", "https://shop.example/in"), ("/a b", "https://shop.example/a%20b"),
        ("/grüße?q=ü", "https://shop.example/gr%C3%BC%C3%9Fe?q=%C3%BC"), (#"\in\now"#, "https://shop.example/in/now"),
        ("//Other.Example:443/x", "https://other.example/x"), ("//other.example:8443", "https://other.example:8443/"),
        ("https:\\\\other.example", "https://other.example/"), ("https:///other.example/x", "https://other.example/x"),
        ("/a%2fb/%2e%2e/c", "https://shop.example/c"), ("?", "https://shop.example/d/page?"),
        ("HTTP://OTHER.example:80/A", "http://other.example/A"), ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:void(0)", "javascript:void(0)"), ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("https://user:pa%20ss@other.example/", "https://user:pa%20ss@other.example/"),
        ("/x?a='b'", "https://shop.example/x?a=%27b%27"),
        ("/x|y^z", "https://shop.example/x|y%5Ez"), ("100%", "https://shop.example/d/100%"),
        ("g//h/../i", "https://shop.example/d/g//i"),
    ])
    func resolvesAsBrowsersDo(reference: String, expected: String) {
        #expect(URLReference.resolve(reference, against: "https://shop.example/d/page?q=1") == expected)
    }

    @Test(arguments: [
        "https://", "https://a:b/", "https://a:70000/", "https://a b/", "https://a<b/", "//", "https://a%00b/",
    ])
    func refusesWhatIsNoURL(reference: String) {
        #expect(URLReference.resolve(reference, against: "https://shop.example/") == nil)
    }

    @Test func refusesABaseThatIsNone() {
        #expect(URLReference.resolve("/x", against: "/page") == nil)
        #expect(URLReference.resolve("/x", against: "mailto:a@b.example") == nil)
    }

    @Test func dropsTheFragmentOnRequest() {
        #expect(URLReference.resolve("x#top", against: "https://a/b", keepingFragment: false) == "https://a/x")
    }

    @Test(
        arguments: [
            ("https://Shop.Example/x", "https://shop.example", "shop.example", 443),
            ("http://shop.example:8080?x", "http://shop.example:8080", "shop.example", 8080),
            ("http://shop.example:80", "http://shop.example", "shop.example", 80),
            ("https://u:p@[2001:db8::1]/", "https://[2001:db8::1]", "[2001:db8::1]", 443),
            ("imaps://mail.example/", nil, "mail.example", 993), ("about:blank", nil, nil, nil),
        ] as [(String, String?, String?, Int?)])
    func knowsOriginHostAndPort(url: String, origin: String?, host: String?, port: Int?) {
        #expect(URLReference.origin(of: url) == origin)
        #expect(URLReference.host(of: url) == host)
        #expect(URLReference.port(of: url) == port)
    }

    @Test(arguments: [("a%20b+c", "a b+c"), ("%C3%BC", "ü"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("%41%", "A%")])
    func decodesPercents(text: String, expected: String) {
        #expect(PercentEncoding.decode(text) == expected)
    }
}
