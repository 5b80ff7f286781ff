import Documents
import Journeys

/// `open`, `http` and `submit`.
struct WebStepReader {
    static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    let findings: Findings

    func open(_ reader: MappingReader) -> OpenStep? {
        guard let url = reader.template("open") else { return nil }
        return OpenStep(url: url, options: RequestOptionReader(findings: findings).options(reader))
    }

    func request(_ reader: MappingReader) -> RequestStep? {
        guard let node = reader.value("http"), let text = Values.text(node, of: "http", findings) else { return nil }
        let options = RequestOptionReader(findings: findings).options(reader)
        let body = BodyReader(findings: findings).body(reader)
        guard let (method, rest) = method(of: text, node), let url = url(rest, in: text, node) else { return nil }
        if method == "GET" || method == "HEAD", body != .none {
            findings.error(node, "\(method) sends no body", hint: "write \"POST \(Words.short(rest))\"")
        }
        return RequestStep(method: method, url: url, options: options, body: body)
    }

    func submit(_ reader: MappingReader) -> SubmitStep? {
        guard let node = reader.value("submit"), let text = Values.text(node, of: "submit", findings) else {
            return nil
        }
        guard let form = form(text, node) else { return nil }
        let fields =
            reader.has("with") ? NamedReader(findings: findings).fields(reader, "with", subject: "form fields") : []
        return SubmitStep(form: form, fields: fields, press: reader.template("press"))
    }

    private func form(_ text: String, _ node: YAMLNode) -> SubmitStep.Form? {
        if text.hasPrefix("/") || text.hasPrefix("(") {
            do {
                return .xpath(try XPath(text).source)
            } catch {
                let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
                findings.error(node, at: before.unicodeScalars.count, "this is no XPath: \(error.message)")
                return nil
            }
        }
        do {
            switch try FormSelector(text) {
            case .only: return .main
            case .position(let number): return .position(number)
            case .xpath: return .xpath(text)
            case .id, .name, .nameOrClass, .action: return .selector(text)
            }
        } catch {
            findings.error(node, error.message)
            return nil
        }
    }

    /// `POST https://…` → the method and what follows; a URL alone is a GET.
    private func method(of text: String, _ node: YAMLNode) -> (String, String)? {
        guard let space = text.firstIndex(of: " ") else { return ("GET", text) }
        let word = String(text[..<space])
        // A place may have spaces inside of its braces.
        if word.contains("{{") || word.contains("://") || word.hasPrefix("/") { return ("GET", text) }
        if Self.methods.contains(word) { return (word, String(text[space...].drop { $0 == " " })) }
        let upper = word.uppercased()
        let hint = Self.methods.contains(upper) ? "write \(upper)" : Words.suggestion(for: upper, among: Self.methods)
        findings.error(
            node, at: 0, width: word.unicodeScalars.count, "unknown method '\(Words.short(word))'",
            hint: hint ?? "one of: \(Self.methods.joined(separator: ", "))")
        return nil
    }

    private func url(_ rest: String, in text: String, _ node: YAMLNode) -> Template? {
        do {
            return try Template(rest, at: findings.location(of: node))
        } catch {
            let before = text.unicodeScalars.count - rest.unicodeScalars.count
            findings.error(node, at: before + error.offset, width: 2, error.message, hint: Words.templateHint)
            return nil
        }
    }
}
