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
        ("reset-by-chat.yaml", PackageResources.reset_by_chat_yaml),
        ("reset-by-phone.yaml", PackageResources.reset_by_phone_yaml),
        ("reset-at-the-desk.yaml", PackageResources.reset_at_the_desk_yaml),
        ("sign-in-from-anywhere.yaml", PackageResources.sign_in_from_anywhere_yaml),
        ("call-without-keys.yaml", PackageResources.call_without_keys_yaml),
        ("guard-wrong-password-is-refused.yaml", PackageResources.guard_wrong_password_is_refused_yaml),
        ("guard-refund-over-limit-is-refused.yaml", PackageResources.guard_refund_over_limit_is_refused_yaml),
        ("guard-chat-keeps-the-canary.yaml", PackageResources.guard_chat_keeps_the_canary_yaml),
        ("guard-wrong-code-is-refused.yaml", PackageResources.guard_wrong_code_is_refused_yaml),
        ("guard-code-works-once.yaml", PackageResources.guard_code_works_once_yaml),
        ("guard-reset-link-works-once.yaml", PackageResources.guard_reset_link_works_once_yaml),
        ("guard-sign-out-ends-the-session.yaml", PackageResources.guard_sign_out_ends_the_session_yaml),
        ("guard-role-too-low-is-refused.yaml", PackageResources.guard_role_too_low_is_refused_yaml),
        ("guard-no-token-is-refused.yaml", PackageResources.guard_no_token_is_refused_yaml),
        ("guard-reset-does-not-tell-customers.yaml", PackageResources.guard_reset_does_not_tell_customers_yaml),
        ("guard-chat-resists-injection.yaml", PackageResources.guard_chat_resists_injection_yaml),
    ]
}
