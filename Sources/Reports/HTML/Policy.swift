/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-8VB3722CVZx+CH1LjnWcWsu76LRYQNbnW1si4kRmMmY="
    static let scriptHash = "sha256-zZyVGF27wrXuRl/DNbS4RRgih2hG3ZPdpPKw9LosBwg="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
