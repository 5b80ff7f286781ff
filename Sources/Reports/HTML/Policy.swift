/// What a browser may do with the page: nothing but to show it.
///
/// The two hashes are those of the constant texts. A test recomputes them and prints the right ones.
enum Policy {
    static let styleHash = "sha256-AqN2aAr2PrMtTmSDBq4Fyl7fyZ8l2Zi/W9vlmYKXBVc="
    static let scriptHash = "sha256-P5NTeKbD/Or4KSSYa3sgBWoyPyG4x/3IAeaNRT1cwEg="

    static let text =
        "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
}
