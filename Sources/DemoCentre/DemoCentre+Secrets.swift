extension DemoCentre {
    /// What somebody who walks this centre must know and keep to themselves, by a name for each.
    package static let secrets: [String: String] = {
        var secrets = ["twilio_token": twilioToken, "canary": canary]
        for account in accounts {
            switch account.user {
            case "carla", "david", "pia", "rasmus":
                secrets[account.user + "_pin"] = account.pin
            case "anna", "farid", "gina", "kira", "lena", "mira", "nora", "quinn", "rosa", "tove", "vera":
                secrets[account.user + "_password"] = account.password
            case "ben":
                secrets[account.user + "_password"] = account.password
                secrets[account.user + "_new_password"] = account.newPassword
            default:
                continue
            }
            if let codeSecret = account.codeSecret { secrets[account.user + "_otp"] = codeSecret }
        }
        return secrets
    }()
}
