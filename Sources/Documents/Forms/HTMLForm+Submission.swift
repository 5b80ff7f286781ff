extension HTMLForm {
    /// Fills the form in, presses a button and constructs the entry list (HTML standard, "Constructing the entry list").
    ///
    /// - Parameters:
    ///   - filling: names with values. A name that comes several times fills several fields of that name, or chooses several options.
    ///     A checkbox takes its own value, `true` or `false`; a select the value of an option or the text that it shows.
    ///   - files: names with files for upload fields.
    ///   - pressing: a button by its name, `name=value`, text or id. Without it the first button that can be pressed is.
    package func submission(
        filling: [(name: String, value: String)], files: [(name: String, file: FormFile)] = [], pressing: String? = nil
    ) throws(FormError) -> FormSubmission {
        let button = try pressedButton(pressing)
        var filled = FilledForm(self)
        try filled.fill(filling)
        try filled.attach(files)

        let method = button?.override.method ?? method
        guard method != .dialog else { throw .sendsNothing }
        let target: String?
        if let stated = button?.override.action {
            target = stated
        } else {
            target = action
        }
        guard let target, URLReference(target)?.scheme != nil else {
            throw .unusableAction(button?.override.action ?? statedAction ?? "")
        }
        return FormSubmission(
            method: method, action: target, encoding: button?.override.encoding ?? encoding, charset: charset,
            entries: filled.entries(pressing: button))
    }

    private func pressedButton(_ wanted: String?) throws(FormError) -> FormField? {
        let buttons = submitButtons
        guard let wanted else {
            // Buttons that a script is to enable are passed over; a form without any is sent as with the enter key.
            return buttons.first { !$0.isDisabled }
        }
        let fits: [(FormField) -> Bool] = [
            { $0.name == wanted },
            { !$0.name.isEmpty && "\($0.name)=\($0.value)" == wanted },
            { $0.label == wanted.collapsingWhiteSpace },
            { $0.id == wanted },
            { $0.value == wanted },
        ]
        for fit in fits {
            let candidates = buttons.filter(fit)
            if let button = candidates.first(where: { !$0.isDisabled }) { return button }
            if !candidates.isEmpty { throw .disabledButton(name: wanted) }
        }
        throw .noSuchButton(name: wanted, available: buttons.map { $0.name.isEmpty ? $0.label : $0.name })
    }
}
