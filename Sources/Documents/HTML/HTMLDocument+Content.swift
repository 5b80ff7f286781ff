extension HTMLDocument {
    /// A link as a customer could follow it.
    package struct Link: Sendable, Equatable {
        /// Absolute.
        package let url: String
        /// What the customer reads, white space collapsed; the text of images inside counts.
        package let text: String

        package init(url: String, text: String) {
            self.url = url
            self.text = text
        }
    }

    /// The time after which, and the address to which, a page sends the customer on by itself.
    package struct Refresh: Sendable, Equatable {
        package let delaySeconds: Double
        /// Absolute; the page itself when it only reloads.
        package let url: String

        package init(delaySeconds: Double, url: String) {
            self.delaySeconds = delaySeconds
            self.url = url
        }
    }

    /// The text of `title`, white space collapsed; `nil` when there is none.
    package var title: String? {
        elements(named: "title").first { !$0.isInside(["svg"]) }?.text.collapsingWhiteSpace
    }

    /// The links in document order. Those that are not URLs are left out.
    package var links: [Link] {
        elements(named: "a", "area").compactMap { element in
            guard let reference = element.attribute("href"), let url = absolute(reference) else { return nil }
            var text = element.text.collapsingWhiteSpace
            if text.isEmpty {
                let images = element.descendants.filter { $0.name == "img" }.compactMap { $0.attribute("alt") }
                text =
                    (images.first ?? element.attribute("aria-label") ?? element.attribute("alt") ?? "")
                    .collapsingWhiteSpace
            }
            return Link(url: url, text: text)
        }
    }

    /// The scripts and style sheets that the page loads, absolute, each once.
    package var assets: [String] {
        var seen: Set<String> = []
        return elements(named: "script", "link").compactMap { element in
            let reference: String?
            if element.name == "script" {
                reference = element.attribute("src")
            } else {
                let relations = (element.attribute("rel") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
                let isUsed = relations.contains("stylesheet") && !relations.contains("alternate")
                reference = isUsed ? element.attribute("href") : nil
            }
            guard let reference, !reference.isEmpty, let url = absolute(reference, keepingFragment: false),
                ["http", "https"].contains(URLReference(url)?.scheme), seen.insert(url).inserted
            else { return nil }
            return url
        }
    }

    /// A script or a style sheet that the page cannot do without.
    package struct RequiredAsset: Sendable, Hashable {
        /// Absolute, without fragment.
        package let url: String
        package let isScript: Bool
    }

    /// The scripts and style sheets that a browser of today loads for the screen, each once. Left out is what a page does
    /// without, or has an answer for: print styles, alternates, old browsers' scripts, data blocks, what stands in
    /// `noscript` or `template`, and what says itself what to do on an error.
    package var requiredAssets: [RequiredAsset] {
        var seen: Set<String> = []
        return elements(named: "script", "link").compactMap { element in
            guard !element.isInside(["noscript", "template", "svg"]), !element.hasAttribute("onerror"),
                !element.hasAttribute("disabled"), let reference = Self.requiredReference(element),
                !reference.strippingASCIIWhiteSpace.isEmpty,
                let url = absolute(reference, keepingFragment: false),
                ["http", "https"].contains(URLReference(url)?.scheme), seen.insert(url).inserted
            else { return nil }
            return RequiredAsset(url: url, isScript: element.name == "script")
        }
    }

    private static func requiredReference(_ element: XMLNode) -> String? {
        if element.name == "script" {
            let type = (element.attribute("type") ?? "").lowercased().strippingASCIIWhiteSpace
            let isCode =
                type.isEmpty || type == "module" || type.hasSuffix("javascript") || type.hasSuffix("ecmascript")
            return isCode && !element.hasAttribute("nomodule") ? element.attribute("src") : nil
        }
        let relations = (element.attribute("rel") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        guard relations.contains("stylesheet"), !relations.contains("alternate") else { return nil }
        let media = (element.attribute("media") ?? "").lowercased()
        // A query of sizes may not be met by any screen; only what every screen gets counts.
        let isForScreens = ["", "all", "screen", "only screen"].contains(media.strippingASCIIWhiteSpace)
        return isForScreens ? element.attribute("href") : nil
    }

    /// `<meta http-equiv="refresh">`: the first that can be read.
    package var metaRefresh: Refresh? {
        elements(named: "meta").lazy.compactMap { element -> Refresh? in
            guard element.attribute("http-equiv")?.lowercased() == "refresh", !element.isInside(["noscript"]),
                let content = element.attribute("content")
            else { return nil }
            return self.refresh(content)
        }.first
    }

    private func refresh(_ content: String) -> Refresh? {
        let text = content.strippingASCIIWhiteSpace
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let delay = Double(digits.hasPrefix(".") ? "0" + digits : String(digits)), delay.isFinite else {
            return nil
        }
        var rest = text.dropFirst(digits.count).drop { $0.isWhitespace || $0 == ";" || $0 == "," }
        if rest.lowercased().hasPrefix("url") {
            let value = rest.dropFirst(3).drop(while: \.isWhitespace)
            if value.first == "=" { rest = value.dropFirst().drop(while: \.isWhitespace) }
        }
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst().prefix { $0 != quote }
        }
        guard !rest.isEmpty else { return Refresh(delaySeconds: delay, url: url) }
        return absolute(String(rest)).map { Refresh(delaySeconds: delay, url: $0) }
    }

    /// What can be read on the page: white space collapsed, without scripts, styles, the head and what is hidden.
    ///
    /// - Parameter limit: at most this many characters.
    package func visibleText(limit: Int = 100_000) -> String {
        guard let root, limit > 0 else { return "" }
        return String(VisibleText.lines(root).joined(separator: " ").prefix(limit))
    }

    /// As ``visibleText(limit:)``, line by line.
    package var visibleLines: [String] { root.map(VisibleText.lines) ?? [] }
}
