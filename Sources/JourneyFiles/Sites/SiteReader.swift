import Journeys

/// `softdown.yaml` → ``Site``. Reads on after a mistake, so that one run of `check` shows them all.
struct SiteReader {
    static let keys = [
        "site", "title", "hosts", "variables", "secrets", "channels", "accounts", "confirm", "limits", "tls", "output",
        "keep", "symptoms", "phrases", "notify", "personas", "actions", "containment", "self_check",
        "schedule",
    ]

    let findings: Findings

    /// - Returns: nothing when there is no telling what the site is; otherwise as much as could be read.
    func site(from node: YAMLNode) -> Site? {
        guard let reader = MappingReader(node, allowed: Self.keys, subject: "the site file", findings) else {
            return nil
        }
        let nameNode = reader.required("site", because: "where this softdown runs from, like: site: berlin")
        let name = nameNode.flatMap { Values.name($0, of: "site", findings) } ?? "unnamed"
        var site = Site(
            name: name, title: reader.text("title") ?? name, location: findings.location(of: node),
            text: findings.source.text)
        if let node = reader.required("hosts", because: "requests go to these hosts and nowhere else") {
            site.hosts = HostReader(findings: findings).hosts(node, isRequired: true)
        }
        site.variables = VariableReader(findings: findings).variables(reader)
        site.secrets = secrets(reader)
        site.channels = channels(reader)
        site.accounts = AccountReader(findings: findings).accounts(reader)
        site.selfChecks = SelfCheckReader(findings: findings).selfChecks(reader)
        site.personas = PersonaReader(findings: findings).personas(reader)
        if let node = reader.value("confirm") { site.confirmation = SharedReaders.confirmation(node, findings) }
        site.limits = limits(reader)
        site.schedule = ScheduleReader(findings: findings).settings(reader)
        site.authorityFile = reader.map("tls", allowed: ["authority"], subject: "tls:")?.text("authority")
        site.outputs = outputs(reader)
        site.retention = retention(reader)
        if let node = reader.value("symptoms") {
            (site.symptoms, site.symptomLimits) = SharedReaders.symptoms(node, findings)
        }
        if let node = reader.value("phrases") { site.phrases = SharedReaders.phrases(node, findings) }
        if let node = reader.value("notify") { site.notices = NoticeReader(findings: findings).settings(node) }
        let containment = ContainmentReader(findings: findings)
        site.actions = containment.actions(reader)
        site.containment = containment.settings(reader)
        return site
    }

    private func secrets(_ reader: MappingReader) -> [String: DeclaredSecret] {
        guard let map = reader.map("secrets", subject: "secrets") else { return [:] }
        var secrets: [String: DeclaredSecret] = [:]
        for key in map.keys {
            guard let keyNode = map.key(key), Values.name(keyNode, of: "secrets", findings) != nil else { continue }
            guard let node = map.value(key), let reference = SharedReaders.secretReference(node, of: key, findings)
            else {
                continue
            }
            secrets[key] = DeclaredSecret(reference: reference, location: findings.location(of: keyNode))
        }
        return secrets
    }

    private func channels(_ reader: MappingReader) -> [Channel] {
        guard reader.required("channels", because: "what customers use, like: web-login:") != nil,
            let map = reader.map("channels", subject: "channels")
        else { return [] }
        if map.keys.isEmpty { findings.error(map.node, "at least one channel is needed") }
        return map.keys.compactMap { key in
            guard let keyNode = map.key(key), let name = Values.name(keyNode, of: "channels", findings),
                let channel = map.map(
                    key, allowed: ["title", "reach", "runbook", "owner", "objective"], subject: "a channel")
            else { return nil }
            let node = channel.required("reach", because: "the URL that an uptime monitor would ask")
            guard let node, let reach = Values.template(node, of: "reach", findings) else { return nil }
            var result = Channel(
                name: name, title: channel.text("title") ?? name, reach: reach, location: findings.location(of: keyNode)
            )
            result.runbook = channel.text("runbook")
            result.owner = channel.text("owner")
            result.objective = channel.objective("objective")
            return result
        }
    }

    private func limits(_ reader: MappingReader) -> RunLimits {
        var limits = RunLimits()
        let keys = [
            "journeys", "journeys_per_host", "per_host", "cold_starts", "spacing", "host_spacing", "redirects", "body",
            "run",
        ]
        guard let map = reader.map("limits", allowed: keys, subject: "limits:") else { return limits }
        limits.journeys = map.integer("journeys", in: 1...5000) ?? limits.journeys
        limits.journeysPerHost = map.integer("journeys_per_host", in: 1...5000)
        limits.hostSpacing = map.duration("host_spacing", orZero: true) ?? limits.hostSpacing
        limits.perHost = map.integer("per_host", in: 1...5000) ?? limits.perHost
        limits.coldStarts = map.integer("cold_starts", in: 1...1000) ?? limits.coldStarts
        limits.spacing = map.duration("spacing", orZero: true) ?? limits.spacing
        limits.redirects = map.integer("redirects", in: 0...100) ?? limits.redirects
        limits.bodyBytes = map.size("body", in: 1024...(256 << 20)) ?? limits.bodyBytes
        limits.run = map.duration("run") ?? limits.run
        return limits
    }

    private func outputs(_ reader: MappingReader) -> Outputs {
        var outputs = Outputs()
        guard let map = reader.map("output", allowed: ["database", "report", "metrics", "status"], subject: "output:")
        else {
            return outputs
        }
        outputs.database = map.text("database") ?? outputs.database
        outputs.report = map.text("report") ?? outputs.report
        outputs.metrics = map.text("metrics") ?? outputs.metrics
        outputs.status = map.text("status") ?? outputs.status
        var writers: [String: String] = [:]
        let all = [
            ("database", outputs.database), ("report", outputs.report), ("metrics", outputs.metrics),
            ("status", outputs.status),
        ]
        for (key, path) in all {
            if let other = writers[path], let node = map.entryValue(key) ?? map.entryValue(other) {
                findings.error(node, "'\(other)' and '\(key)' go to the same place")
            }
            writers[path] = key
        }
        return outputs
    }

    private func retention(_ reader: MappingReader) -> Retention {
        var retention = Retention()
        guard let map = reader.map("keep", allowed: ["runs", "evidence", "max_size"], subject: "keep:") else {
            return retention
        }
        retention.runs = map.duration("runs") ?? retention.runs
        retention.evidence = map.duration("evidence") ?? min(retention.evidence, retention.runs)
        // Less than this is used up by states and totals.
        retention.maximumBytes = map.size("max_size", in: (4 << 20)...(1 << 40))
        if retention.evidence > retention.runs, let node = map.entryValue("evidence") ?? map.entryValue("runs") {
            findings.error(node, "evidence cannot be kept longer than its run")
        }
        return retention
    }
}
