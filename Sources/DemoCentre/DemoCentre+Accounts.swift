extension DemoCentre {
    /// One account for each journey, and one that each guard may wear out.
    package static let accounts: [DemoAccount] = customers + employees

    private static let customers: [DemoAccount] = [
        // Signs in with a password and a code.
        DemoAccount(
            user: "anna", password: "tide-and-harbour-1", number: "10001", name: "Anna O'Hara", pin: "4821",
            born: "14031988", codeSecret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", balanceCents: 1_234_56),
        // Resets the password.
        DemoAccount(
            user: "ben", password: "lantern-on-the-quay-2", number: "10002", name: "Ben Achterberg", pin: "9034",
            born: "02111975", balanceCents: 87_10),
        // Asks the chatbot.
        DemoAccount(
            user: "carla", password: "three-grey-gulls-3", number: "10003", name: "Carla Nuñez", pin: "5177",
            born: "23051993", balanceCents: 2_310_05),
        // Calls.
        DemoAccount(
            user: "david", password: "rope-and-anchor-4", number: "10004", name: "David Lindqvist", pin: "6208",
            born: "30091969", balanceCents: 415_99),
        // Is looked up at the agent desk.
        DemoAccount(
            user: "emma", password: "salt-in-the-wind-5", number: "10005", name: "Emma & Eric Wolff", pin: "7743",
            born: "17011982", balanceCents: 12_600_00),
        // Buys something.
        DemoAccount(
            user: "farid", password: "paper-boat-fleet-6", number: "10006", name: "Farid Öztürk", pin: "3390",
            born: "08071990", balanceCents: 52_00),
        // Reads messages in the app.
        DemoAccount(
            user: "gina", password: "lighthouse-keeper-7", number: "10007", name: "Gina Marchetti", pin: "8256",
            born: "26121979", balanceCents: 640_40),
        // Types wrong passwords.
        DemoAccount(
            user: "hugo", password: "never-typed-right-8", number: "10008", name: "Hugo Brandt", pin: "1965",
            born: "11061971", balanceCents: 9_99),
        // Would get a refund that is too large.
        DemoAccount(
            user: "ines", password: "refund-me-please-9", number: "10009", name: "Inês Carvalho", pin: "2617",
            born: "05081985", balanceCents: 310_00),
        // Tries to make the chatbot talk.
        DemoAccount(
            user: "joris", password: "tell-me-a-secret-10", number: "10010", name: "Joris van Dam", pin: "7402",
            born: "19041996", balanceCents: 77_70),
        // Enters wrong codes and used ones.
        DemoAccount(
            user: "kira", password: "twice-is-too-often-15", number: "10011", name: "Kira Aaltonen", pin: "5836",
            born: "29021992", codeSecret: "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU", balanceCents: 18_00),
        // Opens a reset link twice.
        DemoAccount(
            user: "lena", password: "used-link-collector-16", number: "10012", name: "Lena Fischer", pin: "6911",
            born: "07121987", balanceCents: 41_20),
        // Signs out, and asks for reset mails that nobody opens.
        DemoAccount(
            user: "mira", password: "out-means-out-17", number: "10013", name: "Mira Novak", pin: "9274",
            born: "15101984", balanceCents: 266_00),
        // Asks the chatbot, the phone and the agent desk for a new password.
        DemoAccount(
            user: "pia", password: "forgot-it-in-the-chat-18", number: "10014", name: "Pia Sørensen", pin: "4093",
            born: "21021981", balanceCents: 73_15),
        DemoAccount(
            user: "rasmus", password: "forgot-it-on-the-line-19", number: "10015", name: "Rasmus Holt", pin: "8517",
            born: "12081966", balanceCents: 1_020_00),
        DemoAccount(
            user: "sofia", password: "forgot-it-at-the-desk-20", number: "10016", name: "Sofia Pereira", pin: "3648",
            born: "04061998", balanceCents: 5_05),
        // Signs in from anywhere, without a second factor.
        DemoAccount(
            user: "tove", password: "every-port-is-home-22", number: "10017", name: "Tove Lund", pin: "2950",
            born: "13091987", balanceCents: 148_60),
    ]

    private static let employees: [DemoAccount] = [
        DemoAccount(
            user: "nora", password: "desk-by-the-window-11", number: "90001", name: "Nora Agent", pin: "1111",
            born: "01011990", balanceCents: 0, role: .agent),
        // The agent of the guard that tries a refund over the limit.
        DemoAccount(
            user: "quinn", password: "desk-by-the-door-12", number: "90002", name: "Quinn Agent", pin: "2222",
            born: "01011991", balanceCents: 0, role: .agent),
        DemoAccount(
            user: "otto", password: "desk-upstairs-13", number: "90003", name: "Otto Supervisor", pin: "3333",
            born: "01011980", balanceCents: 0, role: .supervisor),
        // The agent who is asked for reset links.
        DemoAccount(
            user: "rosa", password: "desk-in-the-corner-23", number: "90005", name: "Rosa Agent", pin: "5555",
            born: "01011993", balanceCents: 0, role: .agent),
        DemoAccount(
            user: "vera", password: "desk-read-only-14", number: "90004", name: "Vera Viewer", pin: "4444",
            born: "01011995", balanceCents: 0, role: .viewer),
    ]
}
