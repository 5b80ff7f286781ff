import JSONPath
import Journeys
import Observations

/// An interface that was asked something answers in whole JSON, and says nothing: how a chat of any platform goes silent.
enum SilentAnswer {
    /// - Returns: what was there in place of words; nothing where the step asked nothing or something was said.
    static func detail(of subject: Subject, to step: Step, _ checks: [Check]) -> String? {
        // What is only read may well be empty: that is missing content, and no silence.
        guard case .request(let request) = step.kind, request.method == "POST", request.body != .none,
            case .success(let json)? = subject.json,
            checks.contains(where: { $0.isFailing && $0.source.contains("jsonpath") })
        else { return nil }
        if isEmpty(json) { return "\(json.text) in answer to what was said" }
        var found: String?
        return saysNothing(json, depth: 0, &found) ? found.map { "'\($0)' is empty" } : nil
    }

    /// The members that words stand in, in the interfaces of bots.
    private static let names: Set<String> = [
        "text", "content", "message", "messages", "reply", "replies", "answer", "answers", "response", "responses",
        "output", "outputs", "choices", "activities", "fulfillmenttext", "generic", "items", "data", "result",
    ]

    /// Whether no member of these names holds words, and one of them is there and empty.
    private static func saysNothing(_ json: JSON, depth: Int, _ found: inout String?) -> Bool {
        guard depth < 32 else { return false }
        switch json {
        case .array(let elements):
            return elements.prefix(100).allSatisfy { saysNothing($0, depth: depth + 1, &found) }
        case .object(let object):
            for member in object.members {
                let isNamed = names.contains(member.name.lowercased())
                if isNamed, isEmpty(member.value) {
                    found = found ?? member.name
                } else if isNamed, case .string = member.value {
                    return false
                } else if !saysNothing(member.value, depth: depth + 1, &found) {
                    return false
                }
            }
            return true
        case .null, .bool, .number, .string: return true
        }
    }

    private static func isEmpty(_ json: JSON) -> Bool {
        switch json {
        case .null: true
        case .array(let elements): elements.isEmpty
        case .object(let object): object.members.isEmpty
        case .string(let text): text.allSatisfy(\.isWhitespace)
        case .bool, .number: false
        }
    }
}
