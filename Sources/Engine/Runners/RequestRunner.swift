import Documents
import Foundation
import JSONPath
import Journeys
import Observations
import Transfers

/// Calls an HTTP interface.
struct RequestRunner {
    let walk: Walk
    let step: Step

    func run(_ call: RequestStep, _ draft: Draft<Observation>) async throws(StepProblem) {
        try await question(call).ask(draft)
    }

    @inline(never)
    private func question(_ call: RequestStep) throws(StepProblem) -> WebQuestion {
        let web = WebStep(walk: walk, step: step)
        let session = walk.session(for: step, default: "web")
        return WebQuestion(
            web, try request(call, web, session), in: session, isPage: false,
            usesCapturedToken: call.options.bearer != nil)
    }

    private func request(
        _ call: RequestStep, _ web: WebStep, _ session: Session
    ) throws(StepProblem) -> NavigationRequest {
        let url = try web.address(call.url, in: session)
        var request = NavigationRequest(method: call.method, url: url, redirectLimit: call.options.redirects ?? 0)
        request.headers = try web.headers(call.options)
        request.login = try web.login(call.options)
        if request.headers.value(of: "Accept") == nil {
            request.headers.append(HeaderField("Accept", "application/json, */*;q=0.5"))
        }
        try encode(call.body, into: &request)
        return request
    }

    private func encode(_ body: RequestStep.Body, into request: inout NavigationRequest) throws(StepProblem) {
        func setType(_ type: String) {
            if request.headers.value(of: "Content-Type") == nil {
                request.headers.append(HeaderField("Content-Type", type))
            }
        }
        switch body {
        case .none:
            if request.method == "POST" { request.body = .bytes([]) }
        case .json(let template):
            request.body = .bytes(Array(try json(template).text.utf8))
            setType("application/json")
        case .form(let fields):
            var entries: [FormEntry] = []
            for field in fields { entries.append(FormEntry(field.name, try walk.fill(field.value))) }
            request.body = .bytes(Array(FormURLEncoding.encode(entries).utf8))
            setType("application/x-www-form-urlencoded")
        case .multipart(let fields):
            var parts: [TransferRequest.Part] = []
            for field in fields { parts.append(try part(field)) }
            request.body = .multipart(parts)
        case .text(let template):
            request.body = .bytes(Array(try walk.fill(template).utf8))
            setType("text/plain; charset=utf-8")
        }
    }

    private func part(_ field: MultipartField) throws(StepProblem) -> TransferRequest.Part {
        switch field.content {
        case .text(let template):
            return TransferRequest.Part(name: field.name, content: Array(try walk.fill(template).utf8))
        case .file(let path, let type):
            guard let data = FileManager.default.contents(atPath: walk.path(path)) else {
                throw .ownFault("the file '\(path)' that is to be uploaded cannot be read")
            }
            return TransferRequest.Part(
                name: field.name, content: Array(data), fileName: (path as NSString).lastPathComponent,
                contentType: type ?? "application/octet-stream")
        }
    }

    private func json(_ template: JSONTemplate) throws(StepProblem) -> JSON {
        switch template {
        case .null: return .null
        case .boolean(let value): return .bool(value)
        case .number(let literal):
            guard let number = try? JSON(parsing: literal), case .number = number else {
                throw .ownFault("'\(literal)' is no JSON number")
            }
            return number
        case .text(let template): return .string(try walk.fill(template))
        case .array(let elements):
            var values: [JSON] = []
            for element in elements { values.append(try json(element)) }
            return .array(values)
        case .object(let members):
            var object: [JSON.Member] = []
            for member in members { object.append(JSON.Member(name: member.name, value: try json(member.value))) }
            return .object(JSON.Object(object))
        }
    }
}
