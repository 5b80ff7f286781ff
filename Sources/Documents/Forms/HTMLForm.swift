/// A form as a customer finds it on the page, before anything is typed in.
package struct HTMLForm: Sendable, Equatable {
    package enum Method: String, Sendable, Equatable {
        case get = "GET"
        case post = "POST"
        /// Closes a dialog on the page and sends nothing.
        case dialog
    }

    package enum Encoding: String, Sendable, Equatable {
        case urlEncoded = "application/x-www-form-urlencoded"
        case multipart = "multipart/form-data"
        case plainText = "text/plain"
    }

    /// Where it stands among the forms of the page, from 1.
    package let position: Int
    package let id: String?
    package let name: String?
    package let classes: [String]
    /// The absolute address it is sent to, without a fragment: the page's own when the form names none, and `nil` when
    /// what it names is not a URL.
    package let action: String?
    /// The `action` attribute as it stands in the page.
    package let statedAction: String?
    package let method: Method
    package let encoding: Encoding
    package let acceptCharset: String?
    /// The encoding in which names and values are sent.
    package let charset: TextEncoding
    /// In document order, with those that stand elsewhere and name the form in their `form` attribute.
    package let fields: [FormField]

    /// The buttons that send the form, in document order.
    package var submitButtons: [FormField] { fields.filter(\.isSubmitButton) }

    /// Fields with a name that a customer can fill in or choose from.
    package var fillableFields: [FormField] { fields.filter { $0.isFillable && !$0.name.isEmpty } }

    /// The names of ``fillableFields``, each once.
    package var fillableNames: [String] {
        var seen: Set<String> = []
        return fillableFields.map(\.name).filter { seen.insert($0).inserted }
    }

    /// Select fields that offer nothing to choose: a symptom of a page whose data did not come.
    package var emptySelects: [FormField] {
        fields.filter { $0.kind == .select && !$0.isDisabled && $0.options.isEmpty }
    }

    /// The password fields that a customer sees and can type into.
    package var passwordFields: [FormField] {
        fields.filter { $0.kind == .password && !$0.isDisabled && $0.isVisible }
    }

    /// Whether this is where a customer signs in: one visible password, and nearly nothing else to type.
    ///
    /// Two passwords are a registration or a change of password, and so is one that is declared `new-password`.
    package var isSignIn: Bool {
        guard let password = passwordFields.first, passwordFields.count == 1 else { return false }
        let purposes = password.autocomplete
        if purposes.contains("new-password") { return false }
        if purposes.contains("current-password") { return true }
        return fields.filter { $0.isTextEntry && $0.isVisible && !$0.isDisabled && $0.kind != .password }.count <= 1
    }

    /// One line for an error message: `form 2 #login POST https://shop.example/login (username, password)`.
    package var summary: String {
        var parts = ["form \(position)"]
        if let id { parts.append("#\(id)") }
        if let name { parts.append("name=\(name)") }
        parts.append(method.rawValue)
        parts.append(action ?? statedAction ?? "")
        let names = fillableNames
        parts.append("(\(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", …" : ""))")
        return parts.joined(separator: " ")
    }
}
