import Documents
import Foundation
import JSONPath
import Journeys

/// A query or filter that could not be carried out: not the same as a value that is missing.
struct EvaluationFailure: Error, Equatable {
    var message: String
    /// A limit was reached before there was an answer.
    var isGivenUp = false
}

extension Query {
    /// Looks the value up. What is not there is ``Value/missing``.
    func value(in subject: Subject) throws(EvaluationFailure) -> Value {
        switch self {
        case .status:
            return subject.answer.map { .number(Double($0.status)) } ?? .missing
        case .url:
            return subject.answer.map { .text($0.url) } ?? .missing
        case .header(let name):
            let values = (subject.mail?.headers ?? subject.answer?.headers ?? []).values(of: name)
            return .matches(values.map(Value.text))
        case .cookie(let name):
            return subject.cookies.first { $0.name == name }.map { .text($0.value) } ?? .missing
        case .body:
            return subject.bodyText.map(Value.text) ?? .missing
        case .xpath(let source):
            return try xpath(source, in: subject)
        case .jsonpath(let path):
            return try jsonpath(path, in: subject)
        case .regex(let pattern):
            guard let text = subject.bodyText else { return .missing }
            return try BoundedRegex.firstGroup(pattern, in: text)
        case .duration:
            return .number(Double(subject.duration / 1000))
        case .redirects:
            return subject.answer == nil ? .missing : .number(Double(subject.redirects))
        case .reply:
            return subject.reply.map(Value.text) ?? .missing
        case .prompt:
            return subject.prompt.map(Value.text) ?? .missing
        case .subject:
            return subject.mail.map { .text($0.subject) } ?? .missing
        case .sender:
            return subject.mail.map { .text($0.sender) } ?? .missing
        case .link(let pattern):
            return try link(pattern, in: subject)
        case .code:
            return try onlyOne(subject.mail?.codes ?? [], "codes")
        }
    }

    private func xpath(_ source: String, in subject: Subject) throws(EvaluationFailure) -> Value {
        guard let document = subject.document else { return .missing }
        do {
            switch try document.evaluate(XPath(source)) {
            case .nodes(let nodes): return .matches(nodes.map { .text($0.text) })
            case .string(let text): return text.isEmpty ? .missing : .text(text)
            case .number(let number): return number.isNaN ? .missing : .number(number)
            case .boolean(let value): return .boolean(value)
            }
        } catch {
            throw EvaluationFailure(message: "the XPath could not be evaluated: \(error)", isGivenUp: true)
        }
    }

    private func jsonpath(_ path: JSONPath, in subject: Subject) throws(EvaluationFailure) -> Value {
        switch subject.json {
        case nil: return .missing
        case .failure(let error): throw EvaluationFailure(message: "the body is no JSON: \(error)")
        case .success(let json):
            do {
                let values = try path.values(in: json, matching: BoundedRegexMatcher()).map(Value.init)
                return path.isSingular ? (values.first ?? .missing) : .matches(values)
            } catch {
                throw EvaluationFailure(message: "the JSONPath could not be evaluated: \(error)", isGivenUp: true)
            }
        }
    }

    private func link(_ pattern: String?, in subject: Subject) throws(EvaluationFailure) -> Value {
        var links = subject.mail?.links ?? []
        if let pattern {
            var fitting: [String] = []
            for link in links where try BoundedRegex.matches(pattern, link) { fitting.append(link) }
            links = fitting
        }
        return try onlyOne(links, "links")
    }

    private func onlyOne(_ found: [String], _ what: String) throws(EvaluationFailure) -> Value {
        var distinct: [String] = []
        for text in found where !distinct.contains(text) { distinct.append(text) }
        guard distinct.count <= 1 else {
            throw EvaluationFailure(message: "\(distinct.count) \(what) fit, so which one is meant is not clear")
        }
        return distinct.first.map(Value.text) ?? .missing
    }
}

/// Regular expressions by the bounded engine; a limit that is reached is a failure, not a mismatch.
enum BoundedRegex {
    static func firstGroup(_ pattern: String, in text: String) throws(EvaluationFailure) -> Value {
        guard let match = try first(pattern, in: text) else { return .missing }
        guard let group = match.groups.first else { return .text(match.whole) }
        return group.map(Value.text) ?? .missing
    }

    static func matches(_ pattern: String, _ text: String) throws(EvaluationFailure) -> Bool {
        try first(pattern, in: text) != nil
    }

    private static func first(_ pattern: String, in text: String) throws(EvaluationFailure) -> RegularExpression.Match?
    {
        do {
            return try RegularExpression(pattern).firstMatch(in: text)
        } catch {
            throw EvaluationFailure(message: "the regular expression gave up: \(error)", isGivenUp: true)
        }
    }
}

struct BoundedRegexMatcher: RegularExpressionMatcher {
    func matches(_ pattern: String, _ text: String, whole: Bool) -> Bool? {
        guard let expression = try? RegularExpression(pattern) else { return nil }
        do {
            return whole ? try expression.matchesWhole(text) : try expression.firstMatch(in: text) != nil
        } catch {
            return nil
        }
    }
}
