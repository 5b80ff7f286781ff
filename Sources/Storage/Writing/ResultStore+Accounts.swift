import Foundation
import GRDB

extension ResultStore {
    /// Takes a time step of an account's one-time codes. A server accepts a code once (RFC 6238 section 5.2), and so
    /// nobody may enter the same one twice, in whatever process.
    ///
    /// - Returns: whether it was unused until now.
    package func claimCodeStep(account: String, step: Int, at now: Date) throws(StorageError) -> Bool {
        try write {
            try $0.changes(
                "INSERT OR IGNORE INTO usedCodeStep (account, step, at) VALUES (?, ?, ?)",
                [account, step, now.milliseconds])
        }
    }

    /// To be called before a password is changed.
    package func setMark(_ mark: PasswordMark) throws(StorageError) {
        try write {
            try $0.run(
                "INSERT OR REPLACE INTO passwordMark (account, journey, at) VALUES (?, ?, ?)",
                [mark.account, mark.journey, mark.at.milliseconds])
        }
    }

    /// To be called once the password is what it was.
    package func clearMark(of account: String) throws(StorageError) {
        try write { try $0.run("DELETE FROM passwordMark WHERE account = ?", [account]) }
    }

    package func setRest(_ rest: AccountRest) throws(StorageError) {
        try write {
            try $0.run(
                "INSERT OR REPLACE INTO accountRest (account, refusals, until) VALUES (?, ?, ?)",
                [rest.account, rest.refusals, rest.until.milliseconds])
        }
    }

    /// Forgets rest and refusals: the account was let in.
    package func clearRest(of account: String) throws(StorageError) {
        try write { try $0.run("DELETE FROM accountRest WHERE account = ?", [account]) }
    }
}
