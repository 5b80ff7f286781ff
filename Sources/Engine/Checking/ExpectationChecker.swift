import Foundation
import Journeys
import Observations

/// Holds expectations against what was seen, and takes captures out of it.
struct ExpectationChecker {
    let subject: Subject
    let fill: (Template) throws(UnresolvedName) -> String

    func check(_ expectation: Expectation, role: Check.Role) -> Check {
        var result = Check(
            role: role, outcome: .held, source: expectation.source, location: expectation.location,
            expected: shownSource(expectation), got: "")
        if case .newerThan = expectation.predicate { result.isAboutAge = true }
        do {
            let value = try filtered(expectation.query, expectation.filters)
            result.got = value.single.shown
            if value.single == .missing, !allowsMissing(expectation, value) {
                result.outcome = .missing
            } else {
                let holds = try expectation.predicate.holds(for: value, receivedAt: subject.receivedAt, fill: fill)
                result.outcome = holds != expectation.isNegated ? .held : .failed
                if result.outcome == .failed, let words = pageWords(for: expectation) { result.got = words }
            }
        } catch {
            result.outcome = .notEvaluable
            result.got = error.message
            // Nobody knows whether it was there, and without evidence nothing is green.
            if error.isGivenUp { return result }
        }
        return role == .never ? turned(result) : result
    }

    /// What a page without the expected text says to people; its markup begins with nothing that anybody wants to know.
    private func pageWords(for expectation: Expectation) -> String? {
        guard expectation.query == .body, expectation.filters.isEmpty, !expectation.isNegated,
            subject.answer?.contentType?.lowercased().contains("html") ?? false,
            let text = subject.document?.visibleText(limit: 2000), !text.isEmpty
        else { return nil }
        return "a page that says " + Value.text(text).shown
    }

    /// The lines of a step that must hold.
    func required(of step: Step) -> [Check] {
        step.expectations.map { check($0, role: .expect) } + step.saved.map { check($0, role: .saved) }
            + step.known.map { check($0, role: .known) }
    }

    /// `never:` holds when the line does not, and when there is nothing that it could be said of.
    private func turned(_ check: Check) -> Check {
        var result = check
        switch check.outcome {
        case .held: result.outcome = .failed
        case .failed, .missing, .notEvaluable: result.outcome = .held
        }
        return result
    }

    /// The value, or why there is none.
    func capture(_ capture: Capture) -> (value: String?, check: Check) {
        var check = Check(
            role: .capture, outcome: .held, source: "\(capture.name): \(capture.source)", location: capture.location,
            expected: "a value of \(capture.source)", got: "")
        do {
            let value = try filtered(capture.query, capture.filters)
            if let text = value.captured {
                check.got = capture.isSecret ? "a secret" : value.single.shown
                return (text, check)
            }
            check.outcome = .missing
            check.got = value.single == .missing ? "nothing" : value.shown
        } catch {
            check.outcome = .notEvaluable
            check.got = error.message
        }
        return (nil, check)
    }

    private func filtered(_ query: Query, _ filters: [Filter]) throws(EvaluationFailure) -> Value {
        var value = try query.value(in: subject)
        for filter in filters { value = try filter.apply(to: value) }
        return value
    }

    /// Only the question whether something exists, and whether a search found nothing, can be asked of nothing.
    private func allowsMissing(_ expectation: Expectation, _ value: Value) -> Bool {
        switch expectation.predicate {
        case .exists: true
        case .isEmpty: value == .matches([])
        default: false
        }
    }

    /// The line with its places filled in, so that a reader sees what was really expected.
    private func shownSource(_ expectation: Expectation) -> String {
        var text = expectation.source
        for template in expectation.templates {
            for name in template.references {
                let place = Template.place(name, at: expectation.location)
                guard let place, let value = try? fill(place) else { continue }
                text = text.replacingOccurrences(of: "{{\(name)}}", with: value)
                    .replacingOccurrences(of: "{{ \(name) }}", with: value)
            }
        }
        return text
    }
}

extension Template {
    /// A template that is nothing but one place.
    static func place(_ name: String, at location: SourceLocation) -> Template? {
        try? Template("{{\(name)}}", at: location)
    }
}
