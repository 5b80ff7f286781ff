import Verdicts

/// What the page and the terminal say about reasons. One place, so that a sentence can be read next to its neighbours.
enum Words {
    struct ReasonWords {
        /// As it stands in a table: `identity not accepted`.
        var short: String
        /// What the customer meets.
        var sentence: String
        /// What it usually means.
        var meaning: String
        /// What to look at before anything else.
        var check: String
    }

    static func of(_ reason: Reason) -> ReasonWords {
        switch reason.verdict {
        case .unsafe: unsafe(reason)
        case .down: down(reason)
        case .softDown: softDown(reason)
        case .unknown: unknown(reason)
        case .safelyDegraded, .usable: good(reason)
        }
    }

    private static func unsafe(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .leaked:
            ReasonWords(
                short: "something was shown that must not be",
                sentence: "The channel shows something that must never be shown.",
                meaning: "A secret, a canary or an internal text reaches the reply of a page, a bot or a call.",
                check: "Take the answer out of the channel, then look at what was deployed or connected last.")
        case .wrongAccount:
            ReasonWords(
                short: "another customer's data is shown",
                sentence: "The customer sees the data of another customer.",
                meaning: "Sessions are mixed up, or a shared cache serves private pages.",
                check: "Caching rules for signed-in pages, and the session store.")
        case .enumerable:
            ReasonWords(
                short: "it tells whether an account exists",
                sentence: "The answer tells anybody whether an account exists.",
                meaning: "Known and unknown accounts get different words, statuses or response times.",
                check: "The texts and statuses of sign-in and reset for an unknown account.")
        case .tokenReusable:
            ReasonWords(
                short: "a used code or link works again",
                sentence: "A code or link that was used works a second time.",
                meaning: "Codes are checked and not consumed, often by a replica that lags behind.",
                check: "Where codes are marked as used, and whether every instance reads that mark.")
        case .containmentIgnored:
            ReasonWords(
                short: "a frozen action still goes through",
                sentence: "The action is frozen, and goes through here anyway.",
                meaning: "The freeze was switched on in one channel and not in this one.",
                check: "The freeze switch of this channel, and the calls that people take by hand.")
        default:
            ReasonWords(
                short: "what must be refused is let through",
                sentence: "Something that must be refused is let through.",
                meaning: "A check is missing, switched off, or fails open when a service behind it fails.",
                check: "Whether the check fails open: its errors, its feature switch, its last deployment.")
        }
    }

    private static func down(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .dnsFailure:
            ReasonWords(
                short: "the name does not resolve", sentence: "The name of the channel does not resolve.",
                meaning: "A DNS record, a zone or a delegation was changed or has run out.",
                check: "The record and its name servers, asked from outside.")
        case .connectFailure:
            ReasonWords(
                short: "nothing answers", sentence: "Nothing accepts a connection.",
                meaning: "The service, its load balancer or the way to it is down.",
                check: "Whether the load balancer has a healthy instance behind it.")
        case .tlsFailure:
            ReasonWords(
                short: "no secure connection", sentence: "A secure connection cannot be made.",
                meaning: "A certificate has expired, is for another name, or its chain is incomplete.",
                check: "The certificate's end date and chain.")
        case .timeout:
            ReasonWords(
                short: "no answer in time", sentence: "The channel does not answer in time.",
                meaning: "It is overloaded, or something behind it hangs.",
                check: "Load, and the slowest service behind it.")
        default:
            ReasonWords(
                short: "server errors", sentence: "The channel answers with server errors.",
                meaning: "The application fails on every request, often right after a deployment.",
                check: "The error log since the time above, and the last deployment.")
        }
    }

    private static func softDown(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .blocked, .sessionLost, .identityFailed, .loop, .stillContained, .contextLost, .deadEnd: wayBarred(reason)
        case .notDelivered, .notSaved, .stale, .notUnderstood, .noReply: nothingArrives(reason)
        default: wrongAnswer(reason)
        }
    }

    private static func wayBarred(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .blocked:
            ReasonWords(
                short: "a wall stands in the way",
                sentence: "A bot wall, a lockout or a rate limit stands in the customer's way.",
                meaning: "A firewall rule is too strict, or the account is locked.",
                check: "Rules of the bot protection that were changed lately, and whether the test account is locked.")
        case .sessionLost:
            ReasonWords(
                short: "the session is lost", sentence: "The customer is signed in, and is asked to sign in again.",
                meaning: "Sessions are not shared between instances, or their cookie is lost or too short-lived.",
                check: "The session store, and the cookie's name, domain, path and lifetime.")
        case .identityFailed:
            ReasonWords(
                short: "a correct credential is not accepted",
                sentence: "A correct credential is entered and not accepted.",
                meaning: "The identity service behind the channel is down, or the channel cannot reach it.",
                check: "The identity service as this channel sees it: its address, certificate, time and errors.")
        case .loop:
            ReasonWords(
                short: "it goes round in circles",
                sentence: "The customer goes round in circles and makes no progress.",
                meaning: "Two systems send the customer to each other, or a state is not kept between two requests.",
                check: "Redirect rules and cookies of the pages in the circle, or the state of the dialogue.")
        case .stillContained:
            ReasonWords(
                short: "still frozen", sentence: "The freeze has ended, and the customer still meets it.",
                meaning: "The freeze was lifted in one place and not in this one, or its page is cached.",
                check: "The freeze switch of this channel and the caches before it.")
        case .contextLost:
            ReasonWords(
                short: "what was said is forgotten",
                sentence: "Another channel does not know what this customer already said or was given.",
                meaning: "The hand-over between two channels loses the conversation or the case.",
                check: "The hand-over's own identifiers, on both sides.")
        default:
            ReasonWords(
                short: "there is no way on", sentence: "There is no way on: no form, no link, no person.",
                meaning: "A form, a menu entry or a queue is missing, or waits for an answer that never comes.",
                check: "The last change of this page, menu or bot, and the service whose answer it waits for.")
        }
    }

    private static func nothingArrives(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .notDelivered:
            ReasonWords(
                short: "the message does not arrive", sentence: "The mail, message or code does not arrive as it must.",
                meaning: "The sending queue stands still, the provider refuses it, or its template is broken.",
                check: "The length of the sending queue and the provider's log for the address below.")
        case .notSaved:
            ReasonWords(
                short: "accepted, and not saved",
                sentence: "A change is accepted, and is not there when it is read back.",
                meaning: "A write goes to a queue or replica that nobody reads from.",
                check: "The queue behind the form, and the delay of the replicas.")
        case .stale:
            ReasonWords(
                short: "the data is too old", sentence: "The data that is shown is too old.",
                meaning: "The job that copies it has stopped.", check: "The last good run of that job.")
        case .notUnderstood:
            ReasonWords(
                short: "the customer is not understood",
                sentence: "The customer says what should work, and is not understood.",
                meaning: "A model, a menu or its texts were changed, or the service that understands is unreachable.",
                check: "The last change of the model or menu, and the calls to the service that understands.")
        default:
            ReasonWords(
                short: "nothing is said", sentence: "The channel answers, and says nothing.",
                meaning: "The service that makes the answers failed, and its error is swallowed.",
                check: "Errors of the service that makes the answers; the outer one reports success.")
        }
    }

    private static func wrongAnswer(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .brokenResponse:
            ReasonWords(
                short: "the answer is broken", sentence: "The answer is cut off or malformed.",
                meaning: "A proxy cuts it, an error page takes its place, or a template fails in the middle.",
                check: "The answer's last bytes and content type below; proxies and size limits on the way.")
        case .wrongContent:
            ReasonWords(
                short: "the content is wrong", sentence: "The answer does not say what it must.",
                meaning: "Something behind the page failed, and the page was shown without it.",
                check: "The service that the missing or false part comes from.")
        case .tooSlow:
            ReasonWords(
                short: "too slow to wait for", sentence: "It takes longer than customers wait.",
                meaning: "A service behind it is slow, or a timeout is waited for and then ignored.",
                check: "The longest bar in the timing below.")
        default:
            ReasonWords(
                short: "a step fails",
                sentence: "A step on the way fails with an error, while the channel's address answers.",
                meaning: "One service behind the channel is down, and the front page does not need it.",
                check: "The status and address of the failing request below.")
        }
    }

    private static func unknown(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .monitorFault:
            ReasonWords(
                short: "softdown could not look", sentence: "softdown itself could not look.",
                meaning: "Its network, mailbox, disk, clock or a secret is missing. It says nothing about the channel.",
                check: "The monitor's own part at the end of this page.")
        case .overdue:
            ReasonWords(
                short: "nothing has run for too long", sentence: "Nothing has run for too long.",
                meaning: "The timer has stopped, a run hangs, or nothing has run yet.",
                check: "Whether the timer is active and when it fires next.")
        default:
            ReasonWords(
                short: "it cannot be told", sentence: "What was seen does not decide it.",
                meaning: "A run was interrupted, or a first failure waits to be confirmed.",
                check: "Nothing yet: the next run decides.")
        }
    }

    private static func good(_ reason: Reason) -> ReasonWords {
        switch reason {
        case .contained:
            ReasonWords(
                short: "frozen on purpose",
                sentence: "The action is frozen on purpose, and customers are told what to do instead.",
                meaning: "Somebody froze it while an attack is handled.", check: "Nothing: it ends at its set time.")
        default:
            ReasonWords(
                short: "customers arrive", sentence: "Customers arrive.", meaning: "All steps were done in time.",
                check: "Nothing.")
        }
    }
}
