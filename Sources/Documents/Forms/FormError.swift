/// Why a form cannot be found, filled in or sent as asked. Each says what there is instead.
package enum FormError: Error, Sendable, Equatable {
    /// No form of the page fits; `available` describes those there are.
    case noSuchForm(wanted: String, available: [String])
    /// Several forms fit equally well.
    case ambiguous(forms: [String])
    case unknownField(name: String, available: [String], nearest: String?)
    case disabledField(name: String)
    /// More values for a name than there are fields of that name.
    case tooManyValues(name: String)
    /// A select or a group of radio buttons does not offer the value; `available` is what it offers.
    case noSuchOption(name: String, value: String, available: [String])
    /// A checkbox takes its own value, `true` or `false`.
    case notACheckboxValue(name: String, value: String, ownValue: String)
    /// Text for an upload field, or a file for another one.
    case wrongContent(name: String, expectsFile: Bool)
    case noSuchButton(name: String, available: [String])
    case disabledButton(name: String)
    /// The form closes a dialog; nothing is sent.
    case sendsNothing
    /// What the form or button states as its address is not a URL.
    case unusableAction(String)
    /// The XPath of a selector could not be evaluated.
    case selectorFailed(String)
}

extension FormError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchForm(let wanted, let available):
            "the page has no form \(wanted); it has \(Self.list(available))"
        case .ambiguous(let forms):
            "several forms fit, say which: \(Self.list(forms))"
        case .unknownField(let name, let available, let nearest):
            "the form has no field '\(name)'" + (nearest.map { ", did you mean '\($0)'?" } ?? "")
                + "; it has \(Self.list(available))"
        case .disabledField(let name): "the field '\(name)' is disabled"
        case .tooManyValues(let name): "there are more values for '\(name)' than fields"
        case .noSuchOption(let name, let value, let available):
            "'\(name)' does not offer '\(value)'; it offers \(Self.list(available))"
        case .notACheckboxValue(let name, let value, let ownValue):
            "the checkbox '\(name)' takes true, false or '\(ownValue)', not '\(value)'"
        case .wrongContent(let name, let expectsFile):
            expectsFile ? "'\(name)' takes a file" : "'\(name)' takes text and not a file"
        case .noSuchButton(let name, let available):
            "the form has no button '\(name)'; it has \(Self.list(available))"
        case .disabledButton(let name): "the button '\(name)' is disabled"
        case .sendsNothing: "the form closes a dialog and sends nothing"
        case .unusableAction(let action): "the form's address '\(action)' is not a URL"
        case .selectorFailed(let why): "the form cannot be looked for: \(why)"
        }
    }

    private static func list(_ items: [String]) -> String {
        items.isEmpty ? "none" : items.prefix(20).joined(separator: ", ") + (items.count > 20 ? ", …" : "")
    }
}
