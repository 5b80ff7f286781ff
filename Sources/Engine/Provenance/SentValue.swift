import Journeys

/// One value that a step sends, before its places are filled.
struct SentValue {
    var way: Provenance.Entry.Way
    /// The field's or the member's name; empty for what is said or pressed.
    var name: String
    var template: Template

    /// Fields that ask for something and leave nothing behind.
    fileprivate static let asking: Set<String> = ["q", "s", "query", "search", "term", "keyword", "filter"]
}

extension StepKind {
    /// Everything that it sends but headers, credentials of the protocol and files.
    var sentValues: [SentValue] {
        switch self {
        case .open, .inbox, .wait: []
        case .request(let request):
            // What is put somewhere must be there.
            (["PUT", "PATCH"].contains(request.method)
                ? [SentValue(way: .address, name: "", template: request.url)] : []) + request.body.sentValues
        case .submit(let form): form.fields.compactMap { SentValue($0.name, $0.value) }
        case .chat(let chat): chat.turns.map { SentValue(way: .said, name: "", template: $0.utterance.template) }
        case .call(let call): call.hearings.compactMap(\.answer.sentValue)
        }
    }
}

extension CallStep.Hearing.Answer {
    var sentValue: SentValue? {
        switch self {
        case .press(let template): SentValue(way: .written, name: "", template: template)
        case .say(let template): SentValue(way: .said, name: "", template: template)
        case .listen: nil
        }
    }
}

extension RequestStep.Body {
    fileprivate var sentValues: [SentValue] {
        switch self {
        case .none: []
        case .json(let value): value.sentValues(named: "")
        case .form(let fields): fields.compactMap { SentValue($0.name, $0.value) }
        case .multipart(let fields):
            fields.compactMap { field in
                if case .text(let template) = field.content { SentValue(field.name, template) } else { nil }
            }
        case .text(let template): [SentValue(way: .said, name: "", template: template)]
        }
    }
}

extension JSONTemplate {
    fileprivate func sentValues(named name: String) -> [SentValue] {
        switch self {
        case .null, .boolean: []
        case .number(let literal):
            [SentValue(name, Template(literal: literal, at: SourceLocation(file: "", line: 0, column: 0)))]
                .compactMap { $0 }
        case .text(let template): [SentValue(name, template)].compactMap { $0 }
        case .array(let elements): elements.flatMap { $0.sentValues(named: name) }
        case .object(let members): members.flatMap { $0.value.sentValues(named: $0.name) }
        }
    }
}

extension SentValue {
    fileprivate init?(_ name: String, _ template: Template) {
        guard !Self.asking.contains(name.lowercased()) else { return nil }
        self.init(way: .written, name: name, template: template)
    }
}
