import Journeys

/// The section `personas:` of the site.
struct PersonaReader {
    static let keys = ["title", "as", "headers", "cookies", "proxy"]
    static let maximumPersonas = 50

    let findings: Findings

    func personas(_ reader: MappingReader) -> [Persona] {
        guard let map = reader.map("personas", subject: "personas") else { return [] }
        guard map.keys.count <= Self.maximumPersonas else {
            findings.error(map.node, "more than \(Self.maximumPersonas) personas")
            return []
        }
        return map.keys.compactMap { key in
            guard let keyNode = map.key(key), let name = Values.name(keyNode, of: "personas", findings) else {
                return nil
            }
            if name == Persona.plain {
                findings.error(
                    keyNode, "'default' is the customer that a journey describes", hint: "name this one otherwise")
                return nil
            }
            guard let entry = map.map(key, allowed: Self.keys, subject: "a persona") else { return nil }
            var persona = Persona(
                name: name, title: entry.text("title") ?? name, location: findings.location(of: keyNode))
            persona.places = entry.places()
            persona.account = entry.name("as")
            persona.headers = RequestOptionReader(findings: findings).headers(entry)
            persona.cookies = cookies(entry)
            if let node = entry.value("proxy") { persona.proxy = proxy(node) }
            if entry.keys.allSatisfy({ $0 == "title" }) {
                findings.warning(
                    keyNode, "nothing tells this persona from others", hint: "add as:, headers:, cookies: or proxy:")
            }
            return persona
        }
    }

    private func cookies(_ reader: MappingReader) -> [NamedTemplate] {
        guard let map = reader.map("cookies", subject: "cookies") else { return [] }
        return map.keys.compactMap { name in
            guard let keyNode = map.key(name), let value = map.template(name) else { return nil }
            guard RequestOptionReader.isToken(name) else {
                findings.error(keyNode, "'\(Words.short(name))' cannot be the name of a cookie")
                return nil
            }
            // RFC 6265 section 4.1.1: what would end the value, or the header.
            if value.source.unicodeScalars.contains(where: { $0.value < 33 || $0 == ";" || $0 == "," }),
                let node = map.entryValue(name), !value.source.contains("{{")
            {
                findings.error(node, "a cookie's value has no spaces, commas and semicolons")
                return nil
            }
            return NamedTemplate(name: name, value: value)
        }
    }

    /// A URL, or `{ url: …, user: …, password: … }`.
    private func proxy(_ node: YAMLNode) -> Persona.Proxy? {
        if node.text != nil {
            return Values.template(node, of: "proxy", findings).map(Persona.Proxy.init)
        }
        guard let map = MappingReader(node, allowed: ["url", "user", "password"], subject: "a proxy", findings),
            let address = map.required("url", because: "like http://proxy.example:3128 or socks5h://…"),
            let url = Values.template(address, of: "url", findings)
        else { return nil }
        var proxy = Persona.Proxy(url: url)
        proxy.user = map.template("user")
        if let node = map.value("password") {
            proxy.password = SharedReaders.secretReference(node, of: "proxy_password", findings)
                .map { .secret($0, findings.location(of: node)) }
        }
        if map.has("user") != map.has("password") {
            findings.error(node, "a proxy has a user and a password, or neither")
        }
        return proxy
    }
}
