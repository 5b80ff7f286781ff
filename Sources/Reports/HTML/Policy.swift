/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-sRJIpyDbbF8i1ZKV2brU0AVEHZ9YoNhuqDLjDsBJmFg="
    static let scriptHash = "sha256-fxhs9OGXcPYumZxRTbkpy7lZNNqCYbZhRrreKEe3Zy8="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
