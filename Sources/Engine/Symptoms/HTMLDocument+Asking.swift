import Documents

extension HTMLDocument {
    /// Whether one of the page's forms has all of these fields for a customer to fill in. Hidden ones ask nobody.
    func asks(for fields: [String]) -> Bool {
        forms.contains { form in
            let names = Set(form.fillableFields.filter { $0.kind != .hidden }.map(\.name))
            return fields.allSatisfy(names.contains)
        }
    }
}
