import Documents

/// Customers who sign out are asked to sign in, and nothing was lost.
enum SignOut {
    /// Whether an address says by its path that it ends the session.
    static func isMeant(by url: String) -> Bool {
        let path = URLReference(url)?.path.lowercased() ?? ""
        let words = path.replacing("-", with: "").replacing("_", with: "")
        return names.contains { words.contains($0) }
    }

    private static let names = WordList.signOut.words
}
