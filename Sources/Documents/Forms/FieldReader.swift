/// Reads one control with its default state.
struct FieldReader {
    private let page: HTMLDocument
    private var firstLegends: [XMLNode: XMLNode] = [:]

    init(page: HTMLDocument) { self.page = page }

    /// To be called for the legends of the page in document order, before any control is read.
    mutating func noteLegend(_ legend: XMLNode, of fieldset: XMLNode) {
        if firstLegends[fieldset] == nil { firstLegends[fieldset] = legend }
    }

    func read(_ element: XMLNode) -> FormField {
        let kind = Self.kind(of: element)
        var field = FormField(
            name: element.attribute("name") ?? "", id: element.nonEmptyAttribute("id"), kind: kind,
            value: Self.value(of: element, kind))
        field.isChecked = element.hasAttribute("checked")
        field.isDisabled = element.hasAttribute("disabled") || isInDisabledFieldset(element)
        field.isReadOnly = element.hasAttribute("readonly")
        field.isRequired = element.hasAttribute("required")
        field.isVisible = kind != .hidden && FormReader.isVisible(element)
        field.isMultiple = element.hasAttribute("multiple")
        field.autocomplete = (element.attribute("autocomplete") ?? "").lowercased().split(
            whereSeparator: \.isWhitespace
        )
        .map(String.init)
        field.directionName = element.nonEmptyAttribute("dirname")
        if kind == .select {
            field.options = Self.options(of: element)
            field.displaySize = Int(element.attribute("size") ?? "") ?? (field.isMultiple ? 4 : 1)
        }
        if field.isButton { readButton(element, into: &field) }
        return field
    }

    private func readButton(_ element: XMLNode, into field: inout FormField) {
        let text = element.name == "button" ? element.text : element.attribute("alt") ?? field.value
        field.label = text.collapsingWhiteSpace
        guard field.isSubmitButton else { return }
        if let action = element.attribute("formaction") {
            // An address that is not a URL stays as it is, for the error message.
            field.override.action =
                action.strippingASCIIWhiteSpace.isEmpty
                ? URLReference.resolve("", against: page.url, keepingFragment: false)
                : page.absolute(action, keepingFragment: false) ?? action
        }
        field.override.method = FormReader.method(element.attribute("formmethod"))
        field.override.encoding = FormReader.encoding(element.attribute("formenctype"))
    }

    private static func kind(of element: XMLNode) -> FormField.Kind {
        let type = element.attribute("type")?.strippingASCIIWhiteSpace.lowercased() ?? ""
        switch element.name {
        case "select": return .select
        case "textarea": return .textarea
        case "button": return type == "reset" ? .reset : type == "button" ? .button : .submit
        default:
            // `select` and `textarea` are elements and no types of an input.
            let kind = FormField.Kind(rawValue: type) ?? .text
            return kind == .select || kind == .textarea ? .text : kind
        }
    }

    private static func value(of element: XMLNode, _ kind: FormField.Kind) -> String {
        let value = element.attribute("value")
        switch kind {
        case .textarea:
            let text = element.text
            if text.hasPrefix("\r\n") || text.hasPrefix("\n") { return String(text.dropFirst()) }
            return text
        case .checkbox, .radio: return value ?? "on"
        case .color: return value ?? "#000000"
        case .range: return value ?? "50"
        case .file: return ""
        default: return FilledForm.sanitized(value ?? "", for: kind)
        }
    }

    private static func options(of select: XMLNode) -> [FormField.Option] {
        select.descendants.filter { $0.isElement && $0.name == "option" }.map { element in
            let text = element.text.collapsingWhiteSpace
            let isInDisabledGroup = element.parent.map { $0.name == "optgroup" && $0.hasAttribute("disabled") } ?? false
            return FormField.Option(
                value: element.attribute("value") ?? text, label: element.nonEmptyAttribute("label") ?? text,
                isSelected: element.hasAttribute("selected"),
                isDisabled: element.hasAttribute("disabled") || isInDisabledGroup)
        }
    }

    /// A disabled `fieldset` disables everything in it but what stands in its first `legend`.
    private func isInDisabledFieldset(_ element: XMLNode) -> Bool {
        var child = element
        while let parent = child.parent {
            if parent.hasAttribute("disabled"), parent.name == "fieldset", firstLegends[parent] != child { return true }
            child = parent
        }
        return false
    }
}
