extension Walk {
    /// The words by which a text after a credential shows a refusal.
    func refusal(in text: String) -> String? {
        phrases(.cannotVerify).first(in: text) ?? phrases(.credentialRefused).first(in: text)
    }
}
