/// A form while it is being filled in.
struct FilledForm {
    private let form: HTMLForm
    private var fields: [FormField]
    private var files: [Int: [FormFile]] = [:]

    init(_ form: HTMLForm) {
        self.form = form
        fields = form.fields
    }

    // MARK: Filling in

    mutating func fill(_ values: [(name: String, value: String)]) throws(FormError) {
        var names: [String] = []
        var valuesByName: [String: [String]] = [:]
        for (name, value) in values {
            if valuesByName[name] == nil { names.append(name) }
            valuesByName[name, default: []].append(value)
        }
        for name in names {
            try fill(name, with: valuesByName[name] ?? [])
        }
    }

    mutating func attach(_ attached: [(name: String, file: FormFile)]) throws(FormError) {
        for (name, file) in attached {
            let targets = try targets(named: name)
            guard let index = targets.first(where: { fields[$0].kind == .file }) else {
                throw .wrongContent(name: name, expectsFile: false)
            }
            if !fields[index].isMultiple, files[index] != nil { throw .tooManyValues(name: name) }
            files[index, default: []].append(file)
        }
    }

    private mutating func fill(_ name: String, with values: [String]) throws(FormError) {
        let targets = try targets(named: name)
        guard let first = targets.first else { return }
        switch fields[first].kind {
        case .radio: try choose(values, ofRadioButtons: targets, named: name)
        case .checkbox: try check(values, checkboxes: targets.filter { fields[$0].kind == .checkbox }, named: name)
        case .select: try select(values, in: targets.filter { fields[$0].kind == .select }, named: name)
        case .file: throw .wrongContent(name: name, expectsFile: true)
        default:
            guard values.count <= targets.count else { throw .tooManyValues(name: name) }
            for (index, value) in zip(targets, values) {
                fields[index].value = Self.sanitized(value, for: fields[index].kind)
            }
        }
    }

    /// The fields that a name means: those that are seen rather than the hidden one of the same name that stands in for an unchecked box.
    private func targets(named name: String) throws(FormError) -> [Int] {
        let all = fields.indices.filter { fields[$0].name == name && fields[$0].isFillable }
        guard !all.isEmpty else {
            let available = form.fillableNames
            throw .unknownField(
                name: name, available: available, nearest: NearestName.find(name, among: available))
        }
        let enabled = all.filter { !fields[$0].isDisabled }
        guard !enabled.isEmpty else { throw .disabledField(name: name) }
        let seen = enabled.filter { fields[$0].kind != .hidden }
        return seen.isEmpty ? enabled : seen
    }

    private mutating func choose(_ values: [String], ofRadioButtons targets: [Int], named name: String)
        throws(FormError)
    {
        guard let value = values.first, values.count == 1 else { throw .tooManyValues(name: name) }
        guard let chosen = targets.first(where: { fields[$0].value == value }) else {
            throw .noSuchOption(name: name, value: value, available: targets.map { fields[$0].value })
        }
        for index in fields.indices where fields[index].kind == .radio && fields[index].name == name {
            fields[index].isChecked = index == chosen
        }
    }

    private mutating func check(_ values: [String], checkboxes: [Int], named name: String) throws(FormError) {
        if let box = checkboxes.first, checkboxes.count == 1, values.count == 1, let value = values.first {
            guard let state = Self.checkedState(value, ownValue: fields[box].value) else {
                throw .notACheckboxValue(name: name, value: value, ownValue: fields[box].value)
            }
            fields[box].isChecked = state
            return
        }
        for box in checkboxes { fields[box].isChecked = false }
        for value in values {
            if let box = checkboxes.first(where: { fields[$0].value == value && !fields[$0].isChecked }) {
                fields[box].isChecked = true
            } else if values.count > 1 || Self.checkedState(value, ownValue: "on") != false {
                throw .noSuchOption(name: name, value: value, available: checkboxes.map { fields[$0].value })
            }
        }
    }

    private static func checkedState(_ value: String, ownValue: String) -> Bool? {
        if value == ownValue { return true }
        return switch value.lowercased() {
        case "true", "on", "yes", "checked": true
        case "false", "off", "no", "": false
        default: nil
        }
    }

    private mutating func select(_ values: [String], in targets: [Int], named name: String) throws(FormError) {
        if let index = targets.first, targets.count == 1, fields[index].isMultiple {
            for option in fields[index].options.indices { fields[index].options[option].isSelected = false }
            for value in values {
                let option = try option(value, of: index, named: name)
                fields[index].options[option].isSelected = true
            }
            return
        }
        guard values.count <= targets.count else { throw .tooManyValues(name: name) }
        for (index, value) in zip(targets, values) {
            let chosen = try option(value, of: index, named: name)
            for option in fields[index].options.indices {
                fields[index].options[option].isSelected = option == chosen
            }
        }
    }

    private func option(_ value: String, of index: Int, named name: String) throws(FormError) -> Int {
        let options = fields[index].options
        let candidates = options.indices.filter { !options[$0].isDisabled }
        if let option = candidates.first(where: { options[$0].value == value }) { return option }
        let label = value.collapsingWhiteSpace
        if let option = candidates.first(where: { options[$0].label == label }) { return option }
        throw .noSuchOption(name: name, value: value, available: candidates.map { options[$0].value })
    }

    /// The value sanitization of the HTML standard, as far as it concerns what somebody types.
    static func sanitized(_ value: String, for kind: FormField.Kind) -> String {
        switch kind {
        case .text, .search, .telephone, .password:
            return String(String.UnicodeScalarView(value.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
        case .url, .email:
            return String(String.UnicodeScalarView(value.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
                .strippingASCIIWhiteSpace
        default: return value
        }
    }

    // MARK: The entry list

    func entries(pressing button: FormField?) -> [FormEntry] {
        var entries: [FormEntry] = []
        var mayPress = button
        for (index, field) in fields.enumerated() where !field.isDisabled {
            if field.isButton {
                guard field.isSubmitButton, let pressed = mayPress, form.fields[index] == pressed else { continue }
                mayPress = nil
                if field.kind == .image {
                    // Pressed with the keyboard: at the upper left corner.
                    let prefix = field.name.isEmpty ? "" : field.name + "."
                    entries += [FormEntry(prefix + "x", "0"), FormEntry(prefix + "y", "0")]
                } else if !field.name.isEmpty {
                    entries.append(FormEntry(field.name, field.value))
                }
                continue
            }
            guard !field.name.isEmpty else { continue }
            entries += self.entries(of: field, at: index)
            if let direction = field.directionName, field.isTextEntry { entries.append(FormEntry(direction, "ltr")) }
        }
        return entries
    }

    private func entries(of field: FormField, at index: Int) -> [FormEntry] {
        switch field.kind {
        case .checkbox, .radio:
            return field.isChecked ? [FormEntry(field.name, field.value)] : []
        case .select:
            return Self.selected(in: field).map { FormEntry(field.name, $0.value) }
        case .file:
            return (files[index] ?? [.none]).map { FormEntry(field.name, $0) }
        case .hidden where field.name.lowercased() == "_charset_":
            return [FormEntry(field.name, form.charset.name)]
        default:
            return [FormEntry(field.name, field.value)]
        }
    }

    private static func selected(in field: FormField) -> [FormField.Option] {
        if field.isMultiple { return field.options.filter { $0.isSelected && !$0.isDisabled } }
        if let last = field.options.last(where: \.isSelected) { return last.isDisabled ? [] : [last] }
        guard field.displaySize <= 1, let first = field.options.first(where: { !$0.isDisabled }) else { return [] }
        return [first]
    }
}
