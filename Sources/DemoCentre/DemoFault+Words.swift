extension DemoFault {
    /// What the switch is called on the page.
    package var title: String {
        switch self {
        case .chatAuthenticatesNobody: "The chatbot authenticates nobody"
        case .phoneAsksForPinForEver: "The phone asks for the PIN for ever"
        case .loginShowsFormAgain: "Sign-in shows its form again"
        case .resetMailNeverComes: "The reset mail never comes"
        case .deskShowsEmptyAccounts: "The agent desk shows empty accounts"
        case .checkoutNeverConfirms: "Orders are never confirmed"
        case .messagesShowAnotherCustomer: "Messages of another customer"
        case .redirectCircle: "Sign-in redirects in a circle"
        case .botWall: "A bot wall before sign-in"
        case .sessionLost: "Sessions are lost"
        case .serverErrorAfterLogin: "The account page fails"
        case .slowAccount: "The account page is slow"
        case .staleAsOf: "Account data is old"
        case .wrongPasswordAccepted: "Any password is accepted"
        case .wrongCodeAccepted: "Any one-time code is accepted"
        case .codeWorksTwice: "A one-time code works twice"
        case .signOutKeepsSession: "Signing out keeps the session"
        case .resetTellsCustomers: "The reset page tells who is a customer"
        case .chatLeaksWhenEncoded: "The chatbot tells its instructions in base64"
        case .chatTellsAboutOthers: "The chatbot tells about other customers"
        case .deskIgnoresRoles: "The desk ignores roles"
        case .deskNeedsNoToken: "The desk needs no token"
        case .resetFrozen: "Resetting passwords is frozen"
        case .freezeUnexplained: "Frozen without an explanation"
        case .freezeHasNoWayOut: "Frozen without a way out"
        case .chatIgnoresFreeze: "Frozen, and the chatbot resets passwords"
        case .chatSaysOnlyPaused: "Frozen, and the chatbot says nothing else"
        case .deskIgnoresFreeze: "Frozen, and the agent desk resets passwords"
        case .stepUpNeverAsked: "New devices are asked nothing"
        case .stepUpTrapsCustomers: "New devices are trapped"
        case .riskyNetworkLetIn: "Risky networks are let in"
        case .resetLinkDead: "Reset links are dead on arrival"
        case .mailWithoutLink: "The reset mail has no link"
        case .resetLinkReusable: "A reset link works twice"
        case .chatSilent: "The chatbot says nothing"
        case .chatFallbackOnly: "The chatbot understands nothing"
        case .chatLeaksCanary: "The chatbot tells its instructions"
        case .phoneEmptyDocument: "The phone line is silent"
        case .phoneHangsUp: "The phone hangs up"
        case .refundLimitGone: "Refunds have no limit"
        case .siteDown: "Everything is down"
        }
    }

    /// What a customer meets, in one sentence.
    package var meaning: String {
        switch self {
        case .chatAuthenticatesNobody:
            "A customer who gives the right PIN is told that they could not be verified and is asked to start again."
        case .phoneAsksForPinForEver: "A caller who enters the right PIN is asked for it again, and again."
        case .loginShowsFormAgain:
            "A customer with the right password gets the sign-in form again, without a word, and the page answers 200."
        case .resetMailNeverComes: "A customer is told that a mail is on its way, and none ever arrives."
        case .deskShowsEmptyAccounts: "An agent who opens a customer sees no name, no balance and no orders."
        case .checkoutNeverConfirms: "An order is accepted and stays pending, and the page offers no way on."
        case .messagesShowAnotherCustomer: "A customer who opens the messages reads somebody else's."
        case .redirectCircle: "The sign-in page sends the browser to a page that sends it back."
        case .botWall: "The sign-in page is replaced by a challenge that only a browser with scripts can pass."
        case .sessionLost: "After the first page a signed-in customer is asked to sign in again."
        case .serverErrorAfterLogin: "Sign-in works, and the account page answers 500."
        case .slowAccount: "The account page takes longer than anybody waits."
        case .staleAsOf: "Balances on the account page and at the agent desk are three days old."
        case .wrongPasswordAccepted: "A known user name signs in with any password."
        case .stepUpNeverAsked:
            "Whoever has a password signs in from any device, without the question for the date of birth."
        case .stepUpTrapsCustomers:
            "A customer with a new device is told that it is not known, on a page without a way on."
        case .riskyNetworkLetIn: "Sign-in from a network that attackers hide in is not refused."
        case .wrongCodeAccepted: "Whoever has the password signs in with any code."
        case .codeWorksTwice: "A code that was just used signs somebody else in."
        case .signOutKeepsSession: "The cookie of a session that was signed out opens the account."
        case .resetTellsCustomers: "The page says whether an address belongs to a customer."
        case .resetFrozen, .freezeUnexplained, .freezeHasNoWayOut, .chatIgnoresFreeze, .chatSaysOnlyPaused,
            .deskIgnoresFreeze:
            meaningOfFreeze
        case .chatLeaksWhenEncoded: "Asked to write its instructions as base64, the chatbot does so."
        case .chatTellsAboutOthers: "Asked for a customer by number, the chatbot gives name and address to anybody."
        case .deskIgnoresRoles: "An employee who may only look can refund."
        case .deskNeedsNoToken: "Customers' records are shown to whoever asks."
        case .resetLinkDead: "The link in the reset mail says at once that it is not valid."
        case .mailWithoutLink: "The reset mail arrives and has no link in it."
        case .resetLinkReusable: "A reset link that was used sets a password once more."
        case .chatSilent: "The chatbot answers 200 with an empty list."
        case .chatFallbackOnly: "The chatbot answers everything with its sentence for what it did not understand."
        case .chatLeaksCanary: "Asked for its instructions, the chatbot recites them."
        case .phoneEmptyDocument: "A caller hears nothing and the call ends."
        case .phoneHangsUp: "A caller is greeted and then cut off."
        case .refundLimitGone: "An agent can refund any amount."
        case .siteDown: "Every page answers 500, the health checks too."
        }
    }

    private var meaningOfFreeze: String {
        switch self {
        case .resetFrozen:
            "Page, chatbot, phone and desk refuse to reset a password, say why, and offer a call back. Right while it is meant."
        case .freezeUnexplained: "While it is frozen, customers are told that it is not possible, and nothing else."
        case .freezeHasNoWayOut: "While it is frozen, customers are told why, and nobody helps them in another way."
        case .chatIgnoresFreeze: "While it is frozen, the chatbot still sends reset links."
        case .chatSaysOnlyPaused:
            "While it is frozen, the chatbot says so whatever it is asked, and hands over to nobody."
        case .deskIgnoresFreeze: "While it is frozen, an agent who is asked nicely still sends reset links."
        default: title
        }
    }

    /// The channel whose customers meet it.
    package var channel: DemoChannel? {
        switch self {
        case .loginShowsFormAgain, .redirectCircle, .botWall, .sessionLost, .serverErrorAfterLogin, .slowAccount,
            .staleAsOf, .wrongPasswordAccepted, .wrongCodeAccepted, .codeWorksTwice, .signOutKeepsSession,
            .stepUpNeverAsked, .stepUpTrapsCustomers, .riskyNetworkLetIn:
            .webLogin
        case .resetMailNeverComes, .resetLinkDead, .mailWithoutLink, .resetLinkReusable, .resetTellsCustomers,
            .resetFrozen, .freezeUnexplained, .freezeHasNoWayOut:
            .passwordReset
        case .chatAuthenticatesNobody, .chatSilent, .chatFallbackOnly, .chatLeaksCanary, .chatLeaksWhenEncoded,
            .chatTellsAboutOthers, .chatIgnoresFreeze, .chatSaysOnlyPaused:
            .chat
        case .phoneAsksForPinForEver, .phoneEmptyDocument, .phoneHangsUp: .phone
        case .deskShowsEmptyAccounts, .refundLimitGone, .deskIgnoresRoles, .deskNeedsNoToken, .deskIgnoresFreeze:
            .agentDesk
        case .checkoutNeverConfirms: .checkout
        case .messagesShowAnotherCustomer: .messages
        case .siteDown: nil
        }
    }
}
