/// A form of the current page, sent as a browser sends it.
package struct SubmitStep: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// The only form, or the only one that has all the filled fields.
        case main
        /// Counted from 1.
        case position(Int)
        /// `#id`, `form[name=x]` or `form[action=x]`.
        case selector(String)
        case xpath(String)
    }

    package var form: Form
    package var fields: [NamedTemplate]
    /// Name, value or text of the button; the form's first submit button where absent.
    package var press: Template?

    package init(form: Form, fields: [NamedTemplate] = [], press: Template? = nil) {
        self.form = form
        self.fields = fields
        self.press = press
    }
}
