/// One control of a form with the state in which the page delivers it.
package struct FormField: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        case text, search, url, email, password, date, month, week, time, number, range, color, hidden, checkbox, radio
        case telephone = "tel"
        case localDateAndTime = "datetime-local"
        case file, submit, image, reset, button, select, textarea
    }

    package struct Option: Sendable, Equatable {
        package var value: String
        /// What the customer reads.
        package var label: String
        package var isSelected: Bool
        package var isDisabled: Bool
    }

    /// What a submit button changes about the form when it is the one that is pressed.
    package struct Override: Sendable, Equatable {
        package var action: String?
        package var method: HTMLForm.Method?
        package var encoding: HTMLForm.Encoding?
    }

    /// Empty when the control has none; it is then not sent.
    package var name: String
    package var id: String?
    package var kind: Kind
    /// The default value. For checkboxes and radio buttons, what is sent when they are checked.
    package var value: String
    package var isChecked: Bool = false
    /// By its own attribute or by a `fieldset` around it.
    package var isDisabled: Bool = false
    package var isReadOnly: Bool = false
    package var isRequired: Bool = false
    /// Not hidden by its kind, the `hidden` attribute or an inline style.
    package var isVisible: Bool = true
    package var isMultiple: Bool = false
    /// How many lines a select shows; one that shows a single line always has something selected.
    package var displaySize: Int = 1
    package var options: [Option] = []
    /// The tokens of `autocomplete`, lower case: `one-time-code`, `current-password`.
    package var autocomplete: [String] = []
    /// The text on a button.
    package var label: String = ""
    /// The `dirname` attribute: the name under which the direction of the text is sent.
    package var directionName: String?
    package var override: Override = Override()

    package var isButton: Bool { [.submit, .image, .reset, .button].contains(kind) }
    package var isSubmitButton: Bool { kind == .submit || kind == .image }

    /// A field into which a customer types.
    package var isTextEntry: Bool {
        switch kind {
        case .text, .search, .url, .email, .password, .date, .month, .week, .time, .number, .range, .color, .telephone,
            .localDateAndTime, .textarea:
            true
        case .hidden, .checkbox, .radio, .file, .submit, .image, .reset, .button, .select: false
        }
    }

    /// A field that can be given a value from outside. Hidden ones can, as a script on the page would do.
    package var isFillable: Bool { !isButton }
}
