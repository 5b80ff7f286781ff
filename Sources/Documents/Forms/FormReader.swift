/// Reads the forms of a page and finds out which control belongs to which (HTML standard, "Association of controls and forms").
struct FormReader {
    private struct Positions {
        var byElement: [XMLNode: Int] = [:]
        var byID: [String: Int] = [:]
    }

    /// What a page may have of each; the rest is not read. No customer fills in more.
    static let maximumForms = 500
    static let maximumControls = 5000

    private let page: HTMLDocument

    init(page: HTMLDocument) { self.page = page }

    func read() -> (forms: [HTMLForm], elements: [XMLNode]) {
        guard let root = page.root else { return ([], []) }
        var elements: [XMLNode] = []
        var controls: [XMLNode] = []
        var fieldReader = FieldReader(page: page)
        var walk = root.descendants
        while let node = walk.next() {
            guard node.isElement else { continue }
            switch node.name {
            case "form" where elements.count < Self.maximumForms: elements.append(node)
            case "input", "button", "select", "textarea":
                if controls.count < Self.maximumControls { controls.append(node) }
            case "legend":
                if let fieldset = node.parent { fieldReader.noteLegend(node, of: fieldset) }
            // Their contents are not part of the page.
            case "template", "datalist", "script", "style": walk.skipChildren()
            default: break
            }
        }
        var positions = Positions()
        for (position, element) in elements.enumerated() {
            positions.byElement[element] = position
            if let id = element.attribute("id"), positions.byID[id] == nil { positions.byID[id] = position }
        }
        var fields = [[FormField]](repeating: [], count: elements.count)
        for control in controls {
            guard let owner = owner(of: control, among: elements, positions) else { continue }
            fields[owner].append(fieldReader.read(control))
        }
        let forms = zip(elements, fields).enumerated().map { position, pair in
            form(pair.0, position: position + 1, fields: pair.1)
        }
        return (forms, elements)
    }

    /// The form that a control belongs to: the one that it names, the one around it, or the one whose end tag has not come yet.
    private func owner(of control: XMLNode, among elements: [XMLNode], _ positions: Positions) -> Int? {
        if let id = control.attribute("form") { return positions.byID[id] }
        var child = control
        var isInsideOfChild = false
        while let element = child.parent {
            if let position = positions.byElement[element] {
                // libxml2 may keep a form open behind its end tag. What stands in an element that was begun before that is still inside.
                let end = nextFormEnd(after: element.offset)
                if end > control.offset || (isInsideOfChild && child.offset < end) { return position }
                break
            }
            child = element
            isInsideOfChild = true
        }
        guard let last = Self.last(of: elements, before: control.offset),
            nextFormEnd(after: elements[last].offset) > control.offset
        else { return nil }
        return last
    }

    private func nextFormEnd(after offset: Int) -> Int {
        let ends = page.formEnds
        var range = ends.startIndex..<ends.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = ends[middle] > offset ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
        }
        return range.lowerBound < ends.endIndex ? ends[range.lowerBound] : Int.max
    }

    /// The position of the last form that starts before `offset`.
    private static func last(of elements: [XMLNode], before offset: Int) -> Int? {
        var range = elements.startIndex..<elements.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = elements[middle].offset < offset ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound == elements.startIndex ? nil : range.lowerBound - 1
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
