import Documents
import Journeys
import Observations

/// What a secret of the site file says about a step that sends it: an API key in a header, a test card's code in a form.
///
/// Nobody is signed in by it. Where it is refused, that is a correct credential which is not accepted.
enum SiteSecret {
    static func isSent(in step: Step, _ walk: Walk) -> Bool {
        walk.journey.names(in: step.sentTemplates, site: walk.plan.site).contains { walk.plan.site.secrets[$0] != nil }
    }

    /// The form that the secret was typed into, again. Forms that stay where they are fail nobody.
    static func formAgain(_ submitted: SubmittedForm?, on document: HTMLDocument, at url: String, _ walk: Walk) -> Sign?
    {
        guard let submitted, !submitted.siteSecretFields.isEmpty, document.asks(for: submitted.siteSecretFields) else {
            return nil
        }
        let fields = submitted.siteSecretFields.joined(separator: "', '")
        return Sign(
            .askedAgainAfterCredential, "the form with '\(fields)', which took a secret, again at \(url)",
            symptom: .signInFormAgain)
    }
}
