import Documents
import Journeys
import Observations
import Transfers

/// Sends a form of the page that is open, as a browser sends it.
struct SubmitRunner {
    let walk: Walk
    let step: Step

    func run(_ submit: SubmitStep, _ draft: Draft<Observation>) async throws(StepProblem) {
        let web = WebStep(walk: walk, step: step)
        let session = walk.session(for: step, default: "web")
        guard let page = session.page else {
            throw .met(Sign(.noSuchForm, "no page is open, so there is no form"))
        }
        var filling: [(name: String, value: String)] = []
        for field in submit.fields { filling.append((field.name, try walk.fill(field.value))) }
        let pressing = try submit.press.map { (template) throws(StepProblem) in try walk.fill(template) }
        let submission: FormSubmission
        let form: HTMLForm
        do throws(FormError) {
            form = try page.document.form(
                matching: selector(submit.form), filling: filling.map(\.name), pressing: pressing)
            submission = try form.submission(filling: filling, pressing: pressing)
        } catch {
            let (kind, symptom) = Self.kind(of: error)
            draft.value.entersCredential = web.entersCredential
            draft.value.signs.append(Sign(kind, "\(error) (page \(page.url))", symptom: symptom))
            return
        }
        let request = navigation(submission, from: page.url)
        let credentialFields = submit.fields.filter { walk.entersCredential([$0.value]) }.map(\.name)
        var submitted = SubmittedForm(filled: filling.map(\.name), credentialFields: credentialFields, page: page.url)
        submitted.siteSecretFields = submit.fields.filter { field in
            walk.journey.names(in: [field.value], site: walk.plan.site).contains { walk.plan.site.secrets[$0] != nil }
        }.map(\.name)
        let navigation = await walk.browser().navigate(request, in: session.identifier)
        await web.finish(navigation, draft, session: session, isPage: true, submitted: submitted)
    }

    private func navigation(_ submission: FormSubmission, from page: String) -> NavigationRequest {
        var request = NavigationRequest(
            method: submission.method, url: submission.url, redirectLimit: walk.plan.site.limits.redirects)
        request.referrer = page
        request.sendsOrigin = submission.method != "GET"
        switch submission.encodedBody() {
        case .none: break
        case .bytes(let bytes, let type):
            request.body = .bytes(bytes)
            request.headers.append(HeaderField("Content-Type", type))
        case .multipart(let parts):
            request.body = .multipart(
                parts.map {
                    TransferRequest.Part(
                        name: $0.name, content: $0.content, fileName: $0.fileName, contentType: $0.contentType)
                })
        }
        return request
    }

    private func selector(_ form: SubmitStep.Form) throws(FormError) -> FormSelector {
        switch form {
        case .main: return .only
        case .position(let number): return .position(number)
        case .selector(let text), .xpath(let text):
            do {
                return try FormSelector(text)
            } catch {
                throw .selectorFailed(error.message)
            }
        }
    }

    private static func kind(of error: FormError) -> (Sign.Kind, Symptom?) {
        switch error {
        case .noSuchForm, .ambiguous, .sendsNothing, .unusableAction, .selectorFailed: (.noSuchForm, nil)
        case .unknownField, .disabledField, .tooManyValues, .notACheckboxValue, .wrongContent: (.noSuchField, nil)
        // A select that lost its options leaves the customer nothing to choose.
        case .noSuchOption(_, _, let available): (.noSuchField, available.isEmpty ? .emptySelect : nil)
        case .noSuchButton, .disabledButton: (.noSuchButton, nil)
        }
    }
}
