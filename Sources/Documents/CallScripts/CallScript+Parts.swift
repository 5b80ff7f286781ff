extension CallScript {
    /// Waits for the caller's keys or words.
    package struct Gather: Sendable, Equatable {
        package enum Input: String, Sendable, Equatable, Hashable {
            case keys = "dtmf"
            case speech
        }

        package var input: Set<Input>
        /// `nil` is the address of the current document.
        package var action: String?
        package var method: Method
        package var timeoutSeconds: Int
        /// Ends the input and is not part of it; `nil` when no key does.
        package var finishOnKey: Character?
        /// After so many keys the input is complete; `nil` is unlimited.
        package var numDigits: Int?
        /// Whether the action is requested without input too; otherwise the next verb follows.
        package var actionOnEmptyResult: Bool
        /// What is played meanwhile: say, play and pause.
        package var prompts: [Verb]
        package var hints: [String]
        package var language: String?

        package init(
            input: Set<Input> = [.keys], action: String? = nil, method: Method = .post, timeoutSeconds: Int = 5,
            finishOnKey: Character? = "#", numDigits: Int? = nil, actionOnEmptyResult: Bool = false,
            prompts: [Verb] = [],
            hints: [String] = [], language: String? = nil
        ) {
            self.input = input
            self.action = action
            self.method = method
            self.timeoutSeconds = timeoutSeconds
            self.finishOnKey = finishOnKey
            self.numDigits = numDigits
            self.actionOnEmptyResult = actionOnEmptyResult
            self.prompts = prompts
            self.hints = hints
            self.language = language
        }
    }

    /// Puts the caller through.
    package struct Dial: Sendable, Equatable {
        package struct Target: Sendable, Equatable {
            /// `number`, `client`, `sip`, `conference`, `queue`, …, lower case.
            package var kind: String
            package var value: String

            package init(kind: String, value: String) {
                self.kind = kind
                self.value = value
            }
        }

        /// Requested when the other side is done; `nil` goes on with the next verb.
        package var action: String?
        package var method: Method
        package var timeoutSeconds: Int
        package var timeLimitSeconds: Int
        /// Those without anybody to call are left out; none at all is a dead end.
        package var targets: [Target]

        package init(
            action: String? = nil, method: Method = .post, timeoutSeconds: Int = 30, timeLimitSeconds: Int = 14_400,
            targets: [Target] = []
        ) {
            self.action = action
            self.method = method
            self.timeoutSeconds = timeoutSeconds
            self.timeLimitSeconds = timeLimitSeconds
            self.targets = targets
        }
    }

    package struct Enqueue: Sendable, Equatable {
        package var queue: String
        package var action: String?
        package var method: Method
        package var waitURL: String?
        package var workflow: String?

        package init(
            queue: String, action: String? = nil, method: Method = .post, waitURL: String? = nil,
            workflow: String? = nil
        ) {
            self.queue = queue
            self.action = action
            self.method = method
            self.waitURL = waitURL
            self.workflow = workflow
        }
    }

    package struct Record: Sendable, Equatable {
        /// `nil` is the address of the current document.
        package var action: String?
        package var method: Method
        package var timeoutSeconds: Int
        package var finishOnKey: String
        package var maximumSeconds: Int
        package var playsBeep: Bool

        package init(
            action: String? = nil, method: Method = .post, timeoutSeconds: Int = 5,
            finishOnKey: String = "1234567890*#",
            maximumSeconds: Int = 3_600, playsBeep: Bool = true
        ) {
            self.action = action
            self.method = method
            self.timeoutSeconds = timeoutSeconds
            self.finishOnKey = finishOnKey
            self.maximumSeconds = maximumSeconds
            self.playsBeep = playsBeep
        }
    }
}
