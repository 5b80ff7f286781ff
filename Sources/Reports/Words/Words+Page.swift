import Verdicts

extension Words {
    /// What stands on the page whatever the data is: headings, labels, explanations.
    enum Page {
        // Frame
        static let skip = "Skip to the content"
        static let seenFrom = "seen from"
        static let here = "You are here"
        static let overview = "All channels"
        static let inOneSentence = "In one sentence"
        static let footer =
            "walks the way that customers walk, and says what it met. This page loads nothing and sends nothing."
        static let forMachines = "The same for machines"
        static let tooLongOpen = "This page has been open for longer than it may be believed. Load it again."
        static let checkClock =
            "This page cannot tell its own age without JavaScript. Do not believe it if your clock says later than"
        static let simulated =
            "Simulated history: the times on this page were made with a clock that was set by hand. Nobody's customers met this."
        /// Around how old the page is.
        static let tooOld = ["Do not believe this page. It is ", " old, and softdown has not made a new one."]
        /// Around how far ahead.
        static let tooEarly = [
            "Do not believe the times on this page. It was made ", " in the future of this computer.",
        ]
        static let tooOldTitle = "Too old: "
        static let yourTime = "your time"
        static let expectationsOfStep = "Expectations of the failing step"
        // Lead
        static let where_ = "Stuck at"
        static let why = "What happens"
        static let instead = "Use instead"
        static let cutOff = "No way left to"
        static let worstFirst = "Worst first"
        static let behind = "Perhaps behind it"
        static let stillUsable = "Still usable"
        static let nothingUsable = "nothing that is known"
        static let monitorNow = "The monitor"
        static let lastRun = "Last run"
        static let nextDue = "Next due"
        static let made = "Page made"
        static let notAfter = "Not to be believed after"
        static let noneYet = "none yet"
        static let never = "never"
        // Channels
        static let channels = "Two views of each channel"
        static let channelsCaption = "What an uptime check says of each channel, beside what customers meet"
        static let channel = "Channel"
        static let uptimeView = "An uptime check says"
        static let customerView = "Customers meet"
        static let uptime = "Uptime"
        static let usable = "Usable"
        static let soft = "Soft downtime"
        static let known = "Known"
        static let since = "since"
        static let window = "Window"
        static let worstHour = "Worst hour"
        static let budget = "Budget left"
        /// Short labels for a row on a phone.
        static let short = ["Uptime check", "Uptime", "Usable", "Soft downtime"]
        static let suspected = "suspected"
        static let now = "now"
        // Causes
        static let causes = "What they have in common"
        // Ways
        static let ways = "What customers can do instead"
        static let waySuspected = ". Under suspicion: wait for the next run."
        // Breaks
        static let problems = "Where customers get stuck"
        static let recovering = "The last run arrived. The state stands until the recovery is confirmed by one more."
        static let notCome = "The last run did not come as far as here. The state stands until one does."
        static let oneFailed = "One run failed. The state stands until it is confirmed by one more."
        static let expected = "Expected"
        static let got = "Got"
        static let meaning = "What it usually means"
        static let checkFirst = "Check first"
        static let owner = "Owner:"
        static let runbook = "Runbook"
        static let sinceStart = "Since"
        static let atThatStep = "What the customer met there"
        static let met = "What the customer met"
        static let more = "What it usually means, and what to check first"
        static let wholeStory = "Evidence and history"
        static let onTheWire = "On the wire"
        static let again = "The same request again, with curl"
        static let againNote = "‹…› stands for a secret: put your own in."
        static let filledIn = "Filled in:"
        static let lastGood = "Last good run"
        static let firstBad = "First bad run"
        static let what = "What"
        static let nothing = "nothing"
        static let difference = "What changed since the last good run"
        static let heldAgainst = "What was held against it"
        static let expectation = "Expectation"
        static let result = "Result"
        static let writtenAt = "Written at"
        static let evidence = "Evidence"
        static let wholeRun = "The whole run:"
        static let timing = "Where the time went:"
        static let timePerStep = "Time per step"
        static let step = "Step"
        static let fromStart = "From the start of the run"
        static let time = "Time"
        static let phases = ["name", "connect", "TLS", "first byte", "download"]
        static let noRequest = "no request"
        static let noTime = "under 1 ms"
        // Scenes
        static let customer = "Customer"
        static let bot = "Bot"
        static let saysNothing = "says nothing"
        static let phone = "Phone"
        static let caller = "Caller"
        static let nothingCame = "Nothing came"
        static let mail = ["To", "From", "Subject", "Date", "Came after", "Links to"]
        static let request = "Request"
        static let answer = "Answer"
        // Personas
        static let personas = "Who is let through"
        static let personasHint = "What each kind of customer should meet, and whether it was so in the last run."
        static let notWalked = "not walked"
        static let asExpected = "as it should be"
        // History
        static let day = "The last 24 hours"
        static let dayHint =
            "Upper line: what an uptime check says. Lower line: what customers meet. Thin is well, tall is not, a dashed line is not known."
        static let history = "History"
        static let historyHint =
            "The taller a mark, the larger the part of that time in which customers did not arrive."
        static let runs = "Run by run"
        static let runsHint =
            "One column for each run, the latest at the right. A thin mark is a step that was done, a tall one is where the run ended, a dashed one could not be judged."
        static let latency = "How long it takes"
        static let latencyHint =
            "Runs that arrived. The line is the median; the dark band holds half of them, the light one nine in ten."
        // Numbers
        static let numbers = "In numbers"
        static let figures = "A day, a week and a month"
        static let figuresCaption = "Share of the time in which customers arrived, by channel"
        static let numbersHint =
            "Usable: share of the known time in which customers arrived, or were refused calmly on purpose. Soft downtime: time in which the channel was up and of no use; ± is what sampling cannot tell. Shares are rounded down."
        // Guards
        static let guards = "What must be refused"
        static let guardsCaption = "Guards and their last check"
        static let guardName = "Guard"
        static let holds = "Holds"
        static let lastCheck = "Last check"
        // Incidents
        static let incidents = "Incidents"
        static let noIncident = "None is on record."
        static let to = "to"
        static let open = "now, still open"
        static let changes = "What was found, in order"
        static let channelPage = "The channel as it is now"
        // Journeys
        static let journeys = "Journeys"
        static let journeysCaption = "Journeys and their last run"
        static let journey = "Journey"
        static let at = "At"
        static let took = "Took"
        static let every = "Every"
        // The monitor
        static let monitor = "The monitor itself"
        static let faultless = "softdown did its own work without a fault."
        static let lastSuccess = "Last run without a fault of its own"
        static let itTook = "It took"
        static let unjudged = "What could not be judged"
        static let resting = "Accounts at rest"
        static let restingHint = "Their credentials were refused twice; softdown waits so that it does not lock them."
    }
}
