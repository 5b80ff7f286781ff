import Journeys

/// Headers, credentials and redirects of a request.
struct RequestOptionReader {
    let findings: Findings

    func options(_ reader: MappingReader) -> RequestOptions {
        var options = RequestOptions()
        options.headers = headers(reader)
        if let map = reader.map("basic", allowed: ["user", "password"], subject: "basic:"),
            let user = map.required("user"), let password = map.required("password"),
            let userTemplate = Values.template(user, of: "user", findings),
            let passwordTemplate = Values.template(password, of: "password", findings)
        {
            options.basic = (userTemplate, passwordTemplate)
        }
        options.bearer = reader.template("bearer")
        if options.basic != nil, options.bearer != nil, let node = reader.key("bearer") {
            findings.error(node, "'basic' and 'bearer' are two answers to one question")
        }
        options.redirects = redirects(reader)
        return options
    }

    func headers(_ reader: MappingReader) -> [RequestOptions.Header] {
        guard reader.has("headers"), let map = reader.map("headers", subject: "headers") else { return [] }
        return map.keys.compactMap { key in
            guard let keyNode = map.key(key), isHeaderName(key, keyNode), let value = map.template(key) else {
                return nil
            }
            if value.source.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\t" }),
                let node = map.entryValue(key)
            {
                findings.error(node, "a header is one line")
                return nil
            }
            return RequestOptions.Header(name: key, value: value)
        }
    }

    private func redirects(_ reader: MappingReader) -> Int? {
        guard let node = reader.value("redirects") else { return nil }
        if let text = node.text, ["false", "off", "no"].contains(text) { return 0 }
        guard let text = node.text, let number = Measure.integer(text), (0...100).contains(number) else {
            findings.error(node, "'redirects' is a number from 0 to 100, or false")
            return nil
        }
        return number
    }

    private func isHeaderName(_ name: String, _ node: YAMLNode) -> Bool {
        let isToken = Self.isToken(name)
        if !isToken { findings.error(node, "'\(Words.short(name))' cannot be the name of a header") }
        return isToken
    }

    /// RFC 9110 section 5.1; names of cookies are tokens too (RFC 6265 section 4.1.1).
    static func isToken(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                        || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar))
            }
    }
}

/// Fields with names of the user's own. A list sends its field more than once.
struct NamedReader {
    static let maximumFields = 500

    let findings: Findings

    func fields(_ reader: MappingReader, _ key: String, subject: String) -> [NamedTemplate] {
        guard let map = reader.map(key, subject: subject) else { return [] }
        guard map.keys.count <= Self.maximumFields else {
            findings.error(map.node, "more than \(Self.maximumFields) fields")
            return []
        }
        return map.keys.flatMap { name -> [NamedTemplate] in
            guard let node = map.entryValue(name) else { return [] }
            // An empty field is sent empty.
            if node.text == "" {
                return [NamedTemplate(name: name, value: Template(literal: "", at: findings.location(of: node)))]
            }
            guard case .list(let elements) = node.content else {
                return Values.template(node, of: name, findings).map { [NamedTemplate(name: name, value: $0)] } ?? []
            }
            return elements.compactMap { element in
                Values.template(element, of: name, findings).map { NamedTemplate(name: name, value: $0) }
            }
        }
    }
}
