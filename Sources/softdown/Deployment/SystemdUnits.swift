/// The unit files of a deployment (systemd 252 and later; systemd.service(5), systemd.timer(5), systemd.exec(5)).
struct SystemdUnits {
    let deployment: Deployment

    /// File names with their texts, in the order in which they are read best.
    var files: [(name: String, text: String)] {
        [
            ("softdown.service", service), ("softdown.timer", timer), ("softdown-failed.service", failed),
            ("softdown.sysusers", users),
        ]
    }

    /// A static user, since with DynamicUser= neither web server nor collector can read what is written.
    private var users: String {
        """
        # sysusers.d(5): systemd-sysusers softdown.sysusers
        u \(deployment.user) - "softdown" \(deployment.directory)

        """
    }

    private var service: String {
        let credentials = deployment.credentials.map {
            "LoadCredential=\($0):\(Self.escaped(deployment.credentialFolder))/\($0)\n"
        }.joined()
        let writable = deployment.writableFolders.map { "ReadWritePaths=\(Self.quoted($0))\n" }.joined()
        return """
            # All about it: softdown help operation
            [Unit]
            Description=Walk the customer channels that are due
            Wants=network-online.target
            After=network-online.target time-sync.target
            OnFailure=softdown-failed.service

            [Service]
            Type=oneshot
            User=\(deployment.user)
            WorkingDirectory=\(Self.escaped(deployment.directory))
            ExecStart=\(Self.quoted(deployment.program)) run
            # A oneshot service has no limit of its own, and one that hangs would keep the timer from starting another.
            TimeoutStartSec=\(deployment.timeoutSeconds)s
            # After SIGTERM what is under way is recorded as interrupted and cleaned up.
            TimeoutStopSec=30s
            \(credentials)
            UMask=0022
            \(writable)ProtectSystem=strict
            ProtectHome=yes
            PrivateTmp=yes
            PrivateDevices=yes
            PrivateUsers=yes
            ProtectProc=invisible
            ProcSubset=pid
            ProtectClock=yes
            ProtectHostname=yes
            ProtectKernelTunables=yes
            ProtectKernelModules=yes
            ProtectKernelLogs=yes
            ProtectControlGroups=yes
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            MemoryDenyWriteExecute=yes
            NoNewPrivileges=yes
            CapabilityBoundingSet=
            AmbientCapabilities=
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged @resources
            SystemCallErrorNumber=EPERM
            RemoveIPC=yes
            KeyringMode=private
            MemoryMax=1G
            TasksMax=512

            """
    }

    private var timer: String {
        """
        [Unit]
        Description=Start softdown every \(deployment.minutes == 1 ? "minute" : "\(deployment.minutes) minutes")

        [Timer]
        OnCalendar=*:0/\(deployment.minutes)
        # The default of a minute would let a start slip into the next one.
        AccuracySec=1s
        # Not all hosts at the full minute, and the same host always at the same second.
        RandomizedDelaySec=\(min(deployment.minutes * 20, 60))s
        FixedRandomDelay=yes
        # One start for all that were missed while the host was off.
        Persistent=yes

        [Install]
        WantedBy=timers.target

        """
    }

    private var failed: String {
        """
        # A red channel is no failure of softdown: this is started when the configuration is wrong (2), when nothing can be
        # stored (3), or when an invocation was killed. Replace the command by whatever tells you.
        [Unit]
        Description=Tell that softdown itself has failed

        [Service]
        Type=oneshot
        User=\(deployment.user)
        ExecStart=/usr/bin/logger --priority daemon.err --tag softdown "softdown itself has failed: systemctl status softdown"
        ProtectSystem=strict
        ProtectHome=yes
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateNetwork=yes
        NoNewPrivileges=yes
        CapabilityBoundingSet=

        """
    }

    /// `%` begins a specifier in unit files.
    private static func escaped(_ text: String) -> String { text.replacing("%", with: "%%") }

    /// For settings that split at spaces.
    private static func quoted(_ text: String) -> String {
        let escaped = escaped(text)
        guard escaped.contains(where: { $0 == " " || $0 == "\"" || $0 == "\\" }) else { return escaped }
        return "\"" + escaped.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
