extension HTMLDocument {
    /// The form that is meant.
    ///
    /// - Parameters:
    ///   - filling: the names of the fields that are to be filled in. They decide between several forms.
    ///   - pressing: the button that is to be pressed; it decides too.
    package func form(
        matching selector: FormSelector, filling names: [String] = [], pressing: String? = nil
    ) throws(FormError) -> HTMLForm {
        let candidates = try candidates(for: selector)
        if candidates.count == 1 { return candidates[0] }
        guard !candidates.isEmpty else {
            throw .noSuchForm(wanted: selector.description, available: forms.map(\.summary))
        }
        let fitting = candidates.filter { form in
            let offered = Set(form.fillableNames)
            return names.allSatisfy(offered.contains) && Self.offers(pressing, form)
        }
        if fitting.count == 1 { return fitting[0] }
        if fitting.isEmpty {
            // The one that comes closest tells best which name is wrong.
            let matches = candidates.map { form in names.filter(form.fillableNames.contains).count }
            let most = matches.max() ?? 0
            let closest = zip(candidates, matches).filter { $0.1 == most }.map(\.0)
            if most > 0, closest.count == 1 { return closest[0] }
            throw .noSuchForm(
                wanted: "with the fields \(names.joined(separator: ", "))", available: forms.map(\.summary))
        }
        if let first = fitting.first, fitting.allSatisfy({ first.sendsTheSame(as: $0) }) {
            // The same form twice, for small and large screens.
            return first
        }
        let main = fitting.filter { !$0.fillableFields.filter { $0.isVisible && $0.kind != .hidden }.isEmpty }
        if names.isEmpty, main.count == 1 { return main[0] }
        throw .ambiguous(forms: fitting.map(\.summary))
    }

    /// Whether a customer can type a password on this page.
    package var hasPasswordField: Bool {
        elements(named: "input").contains { element in
            element.attribute("type")?.lowercased() == "password" && !element.hasAttribute("disabled")
                && FormReader.isVisible(element)
        }
    }

    /// The forms in which a customer signs in.
    package var signInForms: [HTMLForm] { forms.filter(\.isSignIn) }

    private func candidates(for selector: FormSelector) throws(FormError) -> [HTMLForm] {
        switch selector {
        case .only: return forms
        case .position(let number): return forms.filter { $0.position == number }
        case .id(let id): return Array(forms.filter { $0.id == id }.prefix(1))
        case .name(let name): return forms.filter { $0.name == name }
        case .nameOrClass(let name): return forms.filter { $0.name == name || $0.classes.contains(name) }
        case .action(let action):
            let absolute = absolute(action, keepingFragment: false)
            return forms.filter { $0.statedAction == action || ($0.action != nil && $0.action == absolute) }
        case .xpath(let xpath): return try forms(at: xpath)
        }
    }

    private func forms(at xpath: XPath) throws(FormError) -> [HTMLForm] {
        guard let tree else { return [] }
        let nodes: [XMLNode]
        do throws(XPathFailure) {
            nodes = try XPathEvaluation.nodes(xpath, in: tree)
        } catch {
            switch error {
            case .limitReached: throw FormError.selectorFailed("the page makes \(xpath.source) too expensive")
            case .invalid(let why): throw FormError.selectorFailed(why)
            }
        }
        let (forms, elements) = formsWithElements
        var positions: [XMLNode: Int] = [:]
        for (position, element) in elements.enumerated() { positions[element] = position }
        var found: Set<Int> = []
        for node in nodes {
            var next: XMLNode? = node.isElement ? node : node.parent
            while let element = next {
                if let position = positions[element] {
                    found.insert(position)
                    break
                }
                next = element.parent
            }
        }
        return found.sorted().map { forms[$0] }
    }

    private static func offers(_ pressing: String?, _ form: HTMLForm) -> Bool {
        guard let pressing else { return true }
        return form.submitButtons.contains {
            [$0.name, "\($0.name)=\($0.value)", $0.label, $0.id ?? "", $0.value].contains(pressing)
        }
    }
}

extension HTMLForm {
    fileprivate func sendsTheSame(as other: HTMLForm) -> Bool {
        action == other.action && method == other.method && fields.map(\.name) == other.fields.map(\.name)
            && fields.map(\.kind) == other.fields.map(\.kind)
    }
}
