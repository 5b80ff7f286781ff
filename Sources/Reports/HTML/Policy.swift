/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-6wJ1eWxdiw6xB50cK6LG5Uy6Gs/30UcZmfijTLj5DB4="
    static let scriptHash = "sha256-MPNEVCIkvYxh9aD0vqD2vG2QMBS8yBlhpQGWP0Yu8O0="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
