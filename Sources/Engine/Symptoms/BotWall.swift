import Observations
import Transfers

/// Walls that stand in a customer's way, told by what vendors document (PROTOCOLS C6).
enum BotWall {
    static func sign(for answer: Subject.Answer) -> Sign? {
        let headers = answer.headers
        if let mitigated = headers.value(of: "cf-mitigated") {
            return Sign(
                .botWall, "\(answer.status) with cf-mitigated: \(Shortening.line(mitigated, limit: 40))",
                symptom: .botWall)
        }
        if let action = headers.value(of: "x-amzn-waf-action") {
            return Sign(
                .botWall, "\(answer.status) with x-amzn-waf-action: \(Shortening.line(action, limit: 40))",
                symptom: .botWall)
        }
        if answer.status == 403, headers.value(of: "x-datadome") != nil || headers.value(of: "x-dd-b") != nil {
            return Sign(.botWall, "403 of a bot wall (DataDome)", symptom: .botWall)
        }
        switch answer.status {
        case 423: return Sign(.lockedOut, "423 Locked")
        case 428: return Sign(.botWall, "428 asks for a proof of being human", symptom: .botWall)
        case 429:
            let text = BodyText.decode(Array(answer.body.prefix(16_384)), contentType: answer.contentType)
            if let words = Phrases.lockedOut.first(in: text) {
                return Sign(.lockedOut, "429 with the words '\(words)'")
            }
            return Sign(.rateLimited, "429 Too Many Requests")
        case 503 where headers.value(of: "Retry-After") != nil && headers.value(of: "x-ratelimit-limit") != nil:
            return Sign(.rateLimited, "503 with a rate limit")
        default: break
        }
        guard answer.status == 200 || answer.status == 403 || answer.status == 503 else { return nil }
        for (marker, vendor) in markers where ByteSearch.contains(answer.body.prefix(32_768), marker) {
            return Sign(.botWall, "\(answer.status) with the challenge page of \(vendor)", symptom: .botWall)
        }
        return nil
    }

    /// Texts that stand on challenge and block pages only, never on a page that merely carries a widget.
    private static let markers = [
        ("window._cf_chl_opt", "Cloudflare"), ("<title>Just a moment...</title>", "Cloudflare"),
        ("The requested URL was rejected. Please consult with your administrator.", "F5"),
        ("geo.captcha-delivery.com", "DataDome"), ("_Incapsula_Resource?SWUDNSAI", "Imperva"),
    ]
}
