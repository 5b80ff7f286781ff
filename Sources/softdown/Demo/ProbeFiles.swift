/// The journeys of `probes/`, as they are built into the program.
enum ProbeFiles {
    /// File name and content, in the order in which they are written.
    static let all: [(name: String, content: [UInt8])] = [
        ("softdown.yaml", PackageResources.softdown_yaml),
        ("sign-in-with-code.yaml", PackageResources.sign_in_with_code_yaml),
        ("reset-password.yaml", PackageResources.reset_password_yaml),
        ("balance-by-chat.yaml", PackageResources.balance_by_chat_yaml),
        ("balance-by-phone.yaml", PackageResources.balance_by_phone_yaml),
        ("desk-finds-customer.yaml", PackageResources.desk_finds_customer_yaml),
        ("buy-something.yaml", PackageResources.buy_something_yaml),
        ("read-my-messages.yaml", PackageResources.read_my_messages_yaml),
        ("guard-wrong-password-is-refused.yaml", PackageResources.guard_wrong_password_is_refused_yaml),
        ("guard-refund-over-limit-is-refused.yaml", PackageResources.guard_refund_over_limit_is_refused_yaml),
        ("guard-chat-keeps-the-canary.yaml", PackageResources.guard_chat_keeps_the_canary_yaml),
    ]
}
