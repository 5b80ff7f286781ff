/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-G884mXGHyj4J04+iew6wi92zXKOr5smGQ7RG2FA+zbU="
    static let scriptHash = "sha256-+LGoVtp+CqDrJGEnXUj1hs6U8kpTI3JBEuseqAhkyKQ="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
