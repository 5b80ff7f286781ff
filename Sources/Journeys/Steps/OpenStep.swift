/// A page opened as a browser opens it: GET, redirects followed hop by hop, cookies kept.
package struct OpenStep: Hashable, Sendable {
    /// Absolute, or relative to the page before.
    package var url: Template
    package var options: RequestOptions

    package init(url: Template, options: RequestOptions = RequestOptions()) {
        self.url = url
        self.options = options
    }
}
