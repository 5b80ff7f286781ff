/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-kun+/9FDgoFtC1QOJSP6/aDjX9x9Ul+uzFN6yyfJqlM="
    static let scriptHash = "sha256-+LGoVtp+CqDrJGEnXUj1hs6U8kpTI3JBEuseqAhkyKQ="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
