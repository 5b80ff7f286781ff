import Crypto
import Foundation

/// `X-Twilio-Signature`: base64 of HMAC-SHA1 over the URL and, of a form, every name and value in order.
enum CallSignature {
    /// Accepts the URL with and without its port, as the platform's own validator does.
    static func isValid(_ request: WebRequest, token: String) -> Bool {
        guard let header = request.headers["x-twilio-signature"], let signature = Data(base64Encoded: header),
            let host = request.headers["host"]
        else { return false }
        let hosts = [host, String(host.split(separator: ":").first ?? "")]
        let key = SymmetricKey(data: Data(token.utf8))
        return hosts.contains { host in
            let message = Data(signedText(url: "http://\(host)\(request.target)", form: request.form).utf8)
            return HMAC<Insecure.SHA1>.isValidAuthenticationCode(signature, authenticating: message, using: key)
        }
    }

    static func signedText(url: String, form: FormFields) -> String {
        var values: [String: Set<String>] = [:]
        for pair in form.pairs { values[pair.name, default: []].insert(pair.value) }
        // The order is that of bytes, not that of a language.
        let byBytes: (String, String) -> Bool = { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return values.keys.sorted(by: byBytes).reduce(into: url) { text, name in
            for value in (values[name] ?? []).sorted(by: byBytes) { text += name + value }
        }
    }
}
