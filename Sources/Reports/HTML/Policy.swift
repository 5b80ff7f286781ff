/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-vosJd+fY3xUoGgmk7EyDaGw8vT1p2ii1h3n21UTPlFw="
    static let scriptHash = "sha256-MPNEVCIkvYxh9aD0vqD2vG2QMBS8yBlhpQGWP0Yu8O0="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
