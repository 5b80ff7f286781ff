extension HTMLDocument {
    /// The CAPTCHA widgets and bot walls that the page shows signs of, each once, in the order of this table. Widgets stand on healthy
    /// sign-in pages too.
    package var captchaMarkers: [String] {
        let sources = elements(named: "script", "iframe", "link", "form").flatMap { element in
            ["src", "href", "action"].compactMap { element.attribute($0)?.lowercased() }
        }
        var tokens: Set<String> = []
        func note(_ element: XMLNode) {
            for name in ["class", "id", "name"] {
                guard let value = element.attribute(name) else { continue }
                tokens.formUnion(value.lowercased().split(whereSeparator: \.isWhitespace).map(String.init))
            }
        }
        if let root {
            note(root)
            for element in root.descendants { note(element) }
        }
        let scripts = elements(named: "script").map(\.text)
        return Self.markers.compactMap { marker in
            let isSeen =
                marker.sources.contains { source in sources.contains { $0.contains(source) } }
                || marker.tokens.contains(where: tokens.contains)
                || marker.scripts.contains { script in scripts.contains { $0.contains(script) } }
            return isSeen ? marker.name : nil
        }
    }

    private struct Marker {
        let name: String
        /// Parts of addresses, classes, identifiers and field names, and parts of scripts, by which it is known.
        var sources: [String] = []
        var tokens: [String] = []
        var scripts: [String] = []
    }

    private static let markers = [
        Marker(
            name: "turnstile", sources: ["challenges.cloudflare.com/turnstile"],
            tokens: ["cf-turnstile", "cf-turnstile-response"]),
        Marker(
            name: "recaptcha",
            sources: ["google.com/recaptcha", "recaptcha.net/recaptcha", "gstatic.com/recaptcha"],
            tokens: ["g-recaptcha", "g-recaptcha-response"]),
        Marker(name: "hcaptcha", sources: ["hcaptcha.com/1/api.js"], tokens: ["h-captcha", "h-captcha-response"]),
        Marker(
            name: "cloudflare-challenge", sources: ["/cdn-cgi/challenge-platform/"], tokens: ["cf-challenge-running"],
            scripts: ["_cf_chl_opt"]),
        Marker(name: "aws-waf", sources: ["awswaf.com/"], scripts: ["awsWafCookieDomainList", "AwsWafIntegration"]),
        Marker(name: "datadome", sources: ["captcha-delivery.com"]),
        Marker(name: "perimeterx", sources: ["captcha.px-cdn.net", "captcha.px-cloud.net"], tokens: ["px-captcha"]),
        Marker(name: "imperva", sources: ["_incapsula_resource"]),
    ]
}
