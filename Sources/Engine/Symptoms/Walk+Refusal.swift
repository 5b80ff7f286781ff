extension Walk {
    /// The words by which a text after a credential shows a refusal.
    func refusal(in text: String) -> String? {
        phrases(.cannotVerify).first(in: text) ?? phrases(.credentialRefused).first(in: text)
    }

    /// The words by which a bot leaves a customer to a person, now or soon.
    func handover(in text: String) -> String? {
        phrases(.handover).first(in: text) ?? phrases(.handoverPromised).first(in: text)
    }
}
