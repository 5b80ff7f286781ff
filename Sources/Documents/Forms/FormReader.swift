/// Reads the forms of a page and finds out which control belongs to which (HTML standard, "Association of controls and forms").
struct FormReader {
    private let page: HTMLDocument

    init(page: HTMLDocument) { self.page = page }

    func read() -> (forms: [HTMLForm], elements: [XMLNode]) {
        guard let root = page.root else { return ([], []) }
        var elements: [XMLNode] = []
        var controls: [XMLNode] = []
        var walk = root.descendants
        while let node = walk.next() {
            guard node.isElement else { continue }
            switch node.name {
            case "form": elements.append(node)
            case "input", "button", "select", "textarea": controls.append(node)
            // Their contents are not part of the page.
            case "template", "datalist", "script", "style": walk.skipChildren()
            default: break
            }
        }
        var positions: [XMLNode: Int] = [:]
        var positionsByID: [String: Int] = [:]
        for (position, element) in elements.enumerated() {
            positions[element] = position
            if let id = element.attribute("id"), positionsByID[id] == nil { positionsByID[id] = position }
        }
        var fields = [[FormField]](repeating: [], count: elements.count)
        for control in controls {
            guard let owner = owner(of: control, positions, positionsByID) else { continue }
            fields[owner].append(FieldReader(page: page).read(control))
        }
        let forms = zip(elements, fields).enumerated().map { position, pair in
            form(pair.0, position: position + 1, fields: pair.1)
        }
        return (forms, elements)
    }

    private func owner(
        of control: XMLNode, _ positions: [XMLNode: Int], _ positionsByID: [String: Int]
    ) -> Int? {
        if let id = control.attribute("form") { return positionsByID[id] }
        var ancestor = control.parent
        while let element = ancestor {
            if let position = positions[element] { return position }
            ancestor = element.parent
        }
        return nil
    }

    private func form(_ element: XMLNode, position: Int, fields: [FormField]) -> HTMLForm {
        let stated = element.attribute("action")
        let accepted = element.attribute("accept-charset")
        let charset =
            accepted?.split(whereSeparator: { $0.isWhitespace || $0 == "," }).lazy
            .compactMap { TextEncoding(label: String($0)) }.first ?? page.encoding
        let isEmpty = stated?.strippingASCIIWhiteSpace.isEmpty ?? true
        return HTMLForm(
            position: position, id: element.nonEmptyAttribute("id"), name: element.nonEmptyAttribute("name"),
            classes: (element.attribute("class") ?? "").split(whereSeparator: \.isWhitespace).map(String.init),
            action: isEmpty
                ? URLReference.resolve("", against: page.url, keepingFragment: false)
                : page.absolute(stated ?? "", keepingFragment: false),
            statedAction: stated, method: Self.method(element.attribute("method")) ?? .get,
            encoding: Self.encoding(element.attribute("enctype")) ?? .urlEncoded, acceptCharset: accepted,
            charset: charset.forForms, fields: fields)
    }

    static func method(_ text: String?) -> HTMLForm.Method? {
        guard let text else { return nil }
        return switch text.strippingASCIIWhiteSpace.lowercased() {
        case "post": .post
        case "dialog": .dialog
        default: .get
        }
    }

    static func encoding(_ text: String?) -> HTMLForm.Encoding? {
        guard let text else { return nil }
        return HTMLForm.Encoding(rawValue: text.strippingASCIIWhiteSpace.lowercased()) ?? .urlEncoded
    }

    /// Whether the page itself, without its style sheets, shows the element.
    static func isVisible(_ element: XMLNode) -> Bool {
        var next: XMLNode? = element
        while let node = next {
            if node.hasAttribute("hidden") || HiddenStyle.hides(node.attribute("style")) { return false }
            next = node.parent
        }
        return true
    }
}

extension XMLNode {
    func nonEmptyAttribute(_ name: String) -> String? {
        attribute(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
