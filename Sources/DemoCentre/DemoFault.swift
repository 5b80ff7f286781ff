/// One way in which the centre can be up and of no use, or let through what it must refuse.
///
/// The raw value is the switch's name in `/faults/NAME`.
package enum DemoFault: String, CaseIterable, Sendable, Codable {
    // The headline: one for each channel.
    case chatAuthenticatesNobody
    case phoneAsksForPinForEver
    case loginShowsFormAgain
    case resetMailNeverComes
    case deskShowsEmptyAccounts
    case checkoutNeverConfirms
    case messagesShowAnotherCustomer

    // Sign-in.
    case redirectCircle
    case botWall
    case sessionLost
    case serverErrorAfterLogin
    case slowAccount
    case staleAsOf
    case wrongPasswordAccepted
    case wrongCodeAccepted
    case codeWorksTwice
    case signOutKeepsSession
    case stepUpNeverAsked
    case stepUpTrapsCustomers
    case riskyNetworkLetIn

    // Password reset.
    case resetLinkDead
    case mailWithoutLink
    case resetLinkReusable
    case resetTellsCustomers

    // Resetting passwords, frozen on purpose in every channel. What follows the first one counts only while it is on.
    case resetFrozen
    case freezeUnexplained
    case freezeHasNoWayOut
    case chatIgnoresFreeze
    case chatSaysOnlyPaused
    case deskIgnoresFreeze

    // Chat and phone.
    case chatSilent
    case chatFallbackOnly
    case chatLeaksCanary
    case chatLeaksWhenEncoded
    case chatTellsAboutOthers
    case phoneEmptyDocument
    case phoneHangsUp

    // Agent desk, and everything.
    case refundLimitGone
    case deskIgnoresRoles
    case deskNeedsNoToken
    case siteDown

    /// The seven that `softdown demo` shows: every channel up, none usable.
    package static let headline: [DemoFault] = [
        .loginShowsFormAgain, .chatAuthenticatesNobody, .phoneAsksForPinForEver, .resetMailNeverComes,
        .deskShowsEmptyAccounts, .checkoutNeverConfirms, .messagesShowAnotherCustomer,
    ]
}
