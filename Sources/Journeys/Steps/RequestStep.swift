/// One call of an HTTP interface.
package struct RequestStep: Hashable, Sendable {
    package var method: String
    package var url: Template
    package var options: RequestOptions
    package var body: Body

    package enum Body: Hashable, Sendable {
        case none
        case json(JSONTemplate)
        case form([NamedTemplate])
        case multipart([MultipartField])
        case text(Template)
    }

    package init(method: String, url: Template, options: RequestOptions = RequestOptions(), body: Body = .none) {
        self.method = method
        self.url = url
        self.options = options
        self.body = body
    }
}

/// A field name with the text that is sent for it.
package struct NamedTemplate: Hashable, Sendable {
    package var name: String
    package var value: Template

    package init(name: String, value: Template) {
        self.name = name
        self.value = value
    }
}

/// One part of a `multipart/form-data` body.
package struct MultipartField: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(Template)
        /// A file beside the site, read when the step runs.
        case file(path: String, type: String?)
    }

    package var name: String
    package var content: Content

    package init(name: String, content: Content) {
        self.name = name
        self.content = content
    }
}

/// A JSON value whose texts are templates.
package indirect enum JSONTemplate: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// A number exactly as it is to be sent.
    case number(String)
    case text(Template)
    case array([JSONTemplate])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONTemplate

        package init(name: String, value: JSONTemplate) {
            self.name = name
            self.value = value
        }
    }

    package var templates: [Template] {
        switch self {
        case .null, .boolean, .number: []
        case .text(let template): [template]
        case .array(let elements): elements.flatMap(\.templates)
        case .object(let members): members.flatMap(\.value.templates)
        }
    }
}
