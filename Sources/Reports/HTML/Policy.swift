/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-mu/8ik896UxmdJi/xHiJnfPg5p87ZL5fcbpKRlrVd4U="
    static let scriptHash = "sha256-j+2bLFC0J5mKwACr0A7kXShwAiaqlM+5YrmjXyl36Nc="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
