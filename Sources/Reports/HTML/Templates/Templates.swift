/// The pages' markup. Every value is escaped where it is put in: there is no unescaped tag in any template, and a test
/// looks for one. Names of values that may be absent are unique over all views, because the engine would otherwise take a
/// namesake from the view around it. Words come from ``Words``, here and everywhere.
enum Templates {
    private typealias Say = Words.Page

    static let all: [String: String] = [
        "index": top + index + bottom, "channel-page": top + channelPage + bottom,
        "incident-page": top + incidentPage + bottom, "overview": overview, "ways": ways, "problem": problem,
        "story": story, "difference": difference, "rest": rest, "scene": scene, "timing": timing, "strip": strip,
        "slices": slices,
        "heat": heat,
        "spread": spread, "numbers": numbers, "figures": figures, "guards": guards, "personas": personas,
        "frozen": frozen,
        "incidents": incidents,
        "incident": incident,
        "journeys": journeys, "monitor": monitor, "clock": clock, "moment": moment, "ago": ago, "stamp": stamp,
        "state": state, "prose": prose, "axis": axis,
    ]

    /// A moment as it is read everywhere: in UTC, with the site's own time beside it where that is another one. Where scripts
    /// run the reader's own time stands there.
    static let stamp =
        #"<time datetime="{{iso}}">{{text}}</time>{{#elsewhere}} <i>{{.}}</i>{{/elsewhere}}"#

    /// A sentence with moments in it.
    static let prose =
        #"{{#pieces}}{{pieceText}}{{#pieceFrom}}<time class="from" datetime="{{iso}}">{{text}}</time>–{{/pieceFrom}}"#
        + "{{#pieceMoment}}{{>stamp}}{{/pieceMoment}}{{/pieces}}"

    /// The hours under a drawing of a day.
    static let axis =
        #"<p class="axis" aria-hidden="true">{{#ticks}}<span>{{>stamp}}</span>{{/ticks}}</p>"#

    static let moment = #"{{>stamp}} {{>ago}}"#

    static let ago = #"<span class="ago" data-ago>({{relative}})</span>"#

    static let state =
        #"<span class="state is-{{code}}">{{word}}</span>"#

    static let clock = """
        <dl class="clock">
        <div><dt>\(Say.lastRun)</dt><dd>{{#lastRun}}{{>moment}}{{/lastRun}}{{^lastRun}}\(Say.noneYet){{/lastRun}}</dd></div>
        {{#nextDue}}<div><dt>\(Say.nextDue)</dt><dd>{{>moment}}</dd></div>{{/nextDue}}
        {{#monitorSays}}<div class="alive"><dt>\(Say.monitorNow)</dt><dd><a href="#monitor">{{.}}</a></dd></div>{{/monitorSays}}
        </dl>
        """

    private static let top = """
        <!DOCTYPE html>
        <html lang="en">
        {{#frame}}
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Policy.text)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="softdown {{version}}">
        <title>{{frameTitle}}</title>
        <link rel="icon" href="{{icon}}">
        <style>\(Style.text)</style>
        </head>
        <body{{#fresh}} data-generated="{{madeISO}}" data-stale-after="{{stale.iso}}"{{/fresh}}>
        <a class="skip" href="#main">\(Say.skip)</a>
        {{#fresh}}
        <div id="stale" class="stale" role="alert" hidden></div>
        <noscript><p class="stale too-long {{openClass}}">\(Say.tooLongOpen)</p></noscript>
        {{/fresh}}
        <header class="top">
        <p class="site">{{siteTitle}}</p>
        <p class="seen-from">\(Say.seenFrom) {{siteName}}</p>
        {{#home}}<nav aria-label="\(Say.here)"><a href="{{.}}">\(Say.overview)</a> <span aria-hidden="true">/</span> <span aria-current="page">{{hereTitle}}</span></nav>{{/home}}
        </header>
        {{/frame}}
        <main id="main" tabindex="-1">

        """

    private static let bottom = """

        </main>
        {{#frame}}
        <footer class="foot">
        {{#fresh}}<noscript><p>\(Say.checkClock) {{#stale}}{{>stamp}}{{/stale}}.</p></noscript>{{/fresh}}
        <p>softdown {{version}} \(Say.footer)</p>
        {{#statusLink}}<p>\(Say.forMachines): <a href="{{.}}">{{.}}</a></p>{{/statusLink}}
        </footer>
        {{/frame}}
        <script>\(Script.text)</script>
        </body>
        </html>

        """
}
