import ArgumentParser
import Foundation
import Journeys
import PrometheusText
import Storage
import Verdicts

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Do what a timer would start, as a service: round after round, until it is asked to end.",
        discussion: """
            Examples:
              softdown watch
              softdown watch --listen 127.0.0.1:9765     with /metrics for Prometheus and /healthz

            Under systemd use Type=notify and WatchdogSec=: the service says when it is ready, and that it is alive only \
            as long as its rounds end. Changed journeys are read before each round; where they have become unsound, the \
            last sound ones are walked on. SIGTERM ends it in good order.
            """)

    @OptionGroup var site: SiteOptions

    @Option(name: .long, help: ArgumentHelp("How often it looks for what is due.", valueName: "span"))
    var every = Span(seconds: 15)

    @Option(name: .long, help: ArgumentHelp("Serve /metrics and /healthz there.", valueName: "host:port"))
    var listen: String?

    func validate() throws {
        guard every.seconds >= 1, every.seconds <= 3600 else {
            throw ValidationError("--every is between a second and an hour")
        }
        if let listen, StatusServer.address(listen) == nil {
            throw ValidationError("--listen is an address and a port, like 127.0.0.1:9765")
        }
    }

    func run() async throws {
        let loaded = try site.load()
        loaded.complainOfSecrets()
        let store: ResultStore
        do {
            store = try ResultStore(path: site.path(loaded.plan.site.outputs.database))
        } catch {
            Console.complain("error: \(error)")
            throw ExitStatus.storage
        }
        let pulse = Pulse(patience: .seconds(loaded.plan.site.limits.run.wholeSeconds + 120))
        let watch = Watch(site: site, store: store, pulse: pulse, pause: every.seconds)
        let server = listen.flatMap(StatusServer.address).map { host, port in
            Task {
                try await StatusServer(
                    metrics: { site.quietSummary().map { MetricsPage.text($0) } }, pulse: pulse
                ).run(host: host, port: port)
            }
        }
        let watched = Task { await watch.run(loaded) }
        let failure: String? = await Interruption.cancelling {
            await withTaskGroup(of: String?.self) { group in
                group.addTask {
                    await withTaskCancellationHandler {
                        await watched.value
                    } onCancel: {
                        watched.cancel()
                    }
                    return nil
                }
                if let server {
                    group.addTask {
                        do {
                            try await server.value
                            return nil
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                let first = await group.next() ?? nil
                watched.cancel()
                server?.cancel()
                return first
            }
        }
        if let failure, !Interruption.isAsked {
            Console.complain("error: \(listen ?? "") cannot be served: \(failure)")
            throw ExitStatus.configuration
        }
    }
}
