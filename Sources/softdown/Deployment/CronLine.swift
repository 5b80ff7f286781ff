/// A file for /etc/cron.d (crontab(5) of Debian's cron: with a user field, and `%` meaning a new line).
struct CronLine {
    let deployment: Deployment

    var text: String {
        let schedule = deployment.minutes == 1 ? "* * * * *" : "*/\(deployment.minutes) * * * *"
        let command = "cd \(Self.quoted(deployment.directory)) && \(Self.quoted(deployment.program)) run"
        return """
            # /etc/cron.d/softdown: no dot in the file's name, owned by root, writable by nobody else.
            # softdown says nothing when it could do its work; what it does say is mailed to MAILTO.
            # Invocations may overlap: journeys and accounts are leased, so that no flock is needed.
            SHELL=/bin/sh
            PATH=/usr/local/bin:/usr/bin:/bin
            MAILTO=root
            \(schedule) \(deployment.user) \(command)

            """
    }

    private static func quoted(_ text: String) -> String {
        let plain = text.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+@:".contains($0))
        }
        let quoted = plain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
        return quoted.replacing("%", with: "\\%")
    }
}
