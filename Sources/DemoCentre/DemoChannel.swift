/// What customers use. The raw value is the name in `/health/NAME`.
package enum DemoChannel: String, CaseIterable, Sendable {
    case webLogin = "web-login"
    case passwordReset = "password-reset"
    case chat
    case phone
    case agentDesk = "agent-desk"
    case checkout
    case messages

    package var title: String {
        switch self {
        case .webLogin: "Web sign-in"
        case .passwordReset: "Password reset"
        case .chat: "Chat"
        case .phone: "Phone"
        case .agentDesk: "Agent desk"
        case .checkout: "Checkout"
        case .messages: "Messages in the app"
        }
    }
}
