import Foundation

/// One message in the centre's inbox.
struct Mail: Sendable {
    struct Draft: Sendable {
        let toName: String
        let toAddress: String
        let subject: String
        let text: String
        let html: String
    }

    static let senderName = "Harbour & Sons Energy"
    static let senderAddress = "service@demo.example"

    let identifier: String
    let draft: Draft
    let created: Date
    /// When it arrives: a mail is under way for a while.
    let arrives: ContinuousClock.Instant
    var read = false

    var messageIdentifier: String { "\(identifier)@demo.example" }
}

extension Mail.Draft {
    static func reset(to account: DemoAccount, link: String) -> Mail.Draft {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="en"><body>
            <p>Hello \(account.name),</p>
            <p>you asked for a new password. <a href="\(link)">Choose a new password</a></p>
            <p>The link works once, for an hour. If this was not you, do nothing.</p>
            </body></html>

            """
        return Mail.Draft(
            toName: account.name, toAddress: account.email, subject: "Reset your password",
            text: """
                Hello \(account.name),

                you asked for a new password. Choose it here:

                \(link)

                The link works once, for an hour. If this was not you, do nothing.

                """,
            html: html.text)
    }

    static func resetWithoutLink(to account: DemoAccount) -> Mail.Draft {
        notice(to: account, subject: "Reset your password", text: "you asked for a new password. Choose it here:")
    }

    static func passwordChanged(to account: DemoAccount) -> Mail.Draft {
        notice(
            to: account, subject: "Your password was changed",
            text: "your password was changed. If this was not you, please call us.")
    }

    private static func notice(to account: DemoAccount, subject: String, text: String) -> Mail.Draft {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="en"><body>
            <p>Hello \(account.name),</p>
            <p>\(text)</p>
            </body></html>

            """
        return Mail.Draft(
            toName: account.name, toAddress: account.email, subject: subject,
            text: "Hello \(account.name),\n\n\(text)\n", html: html.text)
    }
}
