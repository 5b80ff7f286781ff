import Documents
import Foundation
import JSONPath
import Transfers

/// What the queries of one step look at. Bodies are parsed when they are first asked for, and once.
final class Subject {
    struct Answer {
        var status: Int
        var url: String
        var headers: [HeaderField]
        var body: [UInt8]

        var contentType: String? { headers.value(of: "Content-Type") }
    }

    /// The last answer of a web step, of a chat's turn or of a call.
    var answer: Answer?
    var cookies: [Cookie] = []
    /// When the answer was there.
    var receivedAt: Date
    /// Microseconds that the step took so far.
    var duration = 0
    var redirects = 0
    var reply: String?
    var prompt: String?
    var mail: MailSubject?

    init(receivedAt: Date) { self.receivedAt = receivedAt }

    private(set) lazy var bodyText: String? = {
        if let mail { return mail.text }
        guard let answer else { return nil }
        return BodyText.decode(answer.body, contentType: answer.contentType)
    }()

    private(set) lazy var document: HTMLDocument? = {
        if let html = mail?.html {
            return HTMLDocument(bytes: Array(html.utf8), contentType: "text/html; charset=utf-8", baseURL: "")
        }
        guard let answer, !answer.body.isEmpty else { return nil }
        return HTMLDocument(bytes: answer.body, contentType: answer.contentType, baseURL: answer.url)
    }()

    private(set) lazy var json: Result<JSON, JSONParsingError>? = {
        guard let answer else { return nil }
        do throws(JSONParsingError) {
            return .success(try JSON(parsing: answer.body))
        } catch {
            return .failure(error)
        }
    }()
}

/// A message, as far as queries ask for it.
struct MailSubject {
    var subject: String
    var sender: String
    var text: String
    var html: String?
    var links: [String]
    var codes: [String]
    var headers: [HeaderField]
}

enum BodyText {
    /// The body in the charset that its content type names; UTF-8 otherwise. Never fails.
    static func decode(_ body: [UInt8], contentType: String?) -> String {
        guard let label = contentType.flatMap(charset), let encoding = TextEncoding(label: label) else {
            return String(decoding: body, as: UTF8.self)
        }
        return encoding.decode(body)
    }

    private static func charset(of contentType: String) -> String? {
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == "charset" {
                return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \"'\t"))
            }
        }
        return nil
    }
}
