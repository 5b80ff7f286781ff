import Documents
import Journeys
import Observations
import Transfers

/// Loads the scripts and styles of the page right after a sign-in and of the goal: a page that came without them is up, and
/// nobody can use it.
///
/// Only what is of the page's own origin fails the step, and only when it is gone twice. Other hosts of `hosts:` name it, and
/// no others are asked. A customer's browser loads them beside everything else, so this is no part of any duration.
struct AssetCheck {
    let walk: Walk
    let step: Step

    private static let most = 12
    private static let bytes = 64 << 10
    /// Microseconds for one look, and between the two.
    private static let patience = 3_000_000
    private static let pause = 500_000

    private struct Look: Sendable {
        var asset: HTMLDocument.RequiredAsset
        var exchange: Exchange?
        /// What is wrong with it, in words.
        var fault: String?
    }

    /// Adds what is missing.
    func check(_ draft: Draft<Observation>) async {
        guard isDue(draft.value), let session = walk.sessions[draft.value.session], let page = session.page,
            let origin = URLReference.origin(of: page.url)
        else { return }
        let due = page.document.requiredAssets.filter {
            walk.hosts.allows($0.url) && !walk.loadedAssets.contains($0.url)
        }.prefix(Self.most)
        guard !due.isEmpty, walk.left > 0 else { return }
        await walk.offTheClock {
            let first = await looks(at: Array(due), page.url, session.identifier)
            walk.loadedAssets.formUnion(first.filter { $0.fault == nil }.map(\.asset.url))
            let suspects = first.filter { $0.fault != nil }.map(\.asset)
            guard !suspects.isEmpty, (try? await walk.clock.sleep(microseconds: Self.pause)) != nil else { return }
            let missing = await looks(at: suspects, page.url, session.identifier).filter { $0.fault != nil }
            add(missing, of: origin, to: draft)
        }
    }

    private func isDue(_ observation: Observation) -> Bool {
        guard !walk.journey.isGuard, !walk.awaitsRefusal(at: step), walk.looksFor(.ownAssets), !observation.isFailing,
            case .page = observation.seen
        else { return false }
        return observation.isGoal || (observation.entersCredential && step.setsPassword == nil)
    }

    private func add(_ missing: [Look], of origin: String, to draft: Draft<Observation>) {
        draft.value.exchanges += missing.prefix(3).compactMap(\.exchange)
        for look in missing {
            guard let fault = look.fault else { continue }
            let isOwn = URLReference.origin(of: look.asset.url) == origin
            let what = look.asset.isScript ? "script" : "style sheet"
            draft.value.signs.append(
                Sign(
                    isOwn ? .ownAssetMissing : .assetMissing, "the page's \(what) \(look.asset.url): \(fault), twice",
                    symptom: .ownAssets))
        }
    }

    /// All at once, as browsers do.
    private func looks(
        at assets: [HTMLDocument.RequiredAsset], _ page: String, _ session: SessionIdentifier
    ) async -> [Look] {
        var browser = walk.browser(bodyLimit: Self.bytes)
        browser.deadline = min(browser.deadline, walk.clock.microseconds + Self.patience)
        return await withTaskGroup(of: Look.self) { [browser] group in
            for asset in assets {
                group.addTask { await Self.look(at: asset, page, session, browser) }
            }
            var looks: [Look] = []
            for await look in group { looks.append(look) }
            return looks.sorted { $0.asset.url < $1.asset.url }
        }
    }

    private static func look(
        at asset: HTMLDocument.RequiredAsset, _ page: String, _ session: SessionIdentifier, _ browser: Browser
    ) async -> Look {
        var request = NavigationRequest(url: asset.url, redirectLimit: 5)
        request.headers = [HeaderField("Accept", asset.isScript ? "*/*" : "text/css,*/*;q=0.1")]
        request.referrer = page
        let exchange = await browser.navigate(request, in: session).exchanges.last
        return Look(asset: asset, exchange: exchange, fault: exchange.flatMap { fault(of: $0) })
    }

    /// Silence and refusals may be about this program; what is gone or broken is so for everybody.
    private static func fault(of exchange: Exchange) -> String? {
        guard let status = exchange.status else { return nil }
        if status == 404 || status == 410 || (500...599).contains(status) { return "\(status)" }
        let isHTML = exchange.contentType?.lowercased().contains("html") ?? false
        let begins = exchange.excerpt?.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        return status == 200 && isHTML && begins == "<" ? "a page of HTML in its place" : nil
    }
}
