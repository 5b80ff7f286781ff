/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-idMHZUcZjDdDS43sk6ilZ073vEO51CMT+yK8G+hGMDs="
    static let scriptHash = "sha256-+LGoVtp+CqDrJGEnXUj1hs6U8kpTI3JBEuseqAhkyKQ="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
