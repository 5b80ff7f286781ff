/// The page's markup. Every value is escaped where it is put in: there is no unescaped tag in any template, and a test
/// looks for one. Names of values that may be absent are unique over all views, because the engine would otherwise take a
/// namesake from the view around it.
enum Templates {
    static let all: [String: String] = [
        "page": page, "overview": overview, "ways": ways, "problem": problem, "story": story, "scene": scene,
        "timing": timing, "strips": strips, "numbers": numbers, "guards": guards, "incidents": incidents,
        "journeys": journeys, "monitor": monitor, "moment": moment, "state": state,
    ]

    static let moment =
        #"<time datetime="{{iso}}">{{text}}</time> <span class="ago" data-ago="{{iso}}">({{relative}})</span>"#

    static let state =
        """
        <span class="state is-{{code}}">\
        <svg class="glyph" aria-hidden="true" focusable="false"><use href="#i-{{code}}"/></svg> {{word}}</span>
        """

    static let page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Policy.text)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="softdown {{version}}">
        <title>{{title}}</title>
        <link rel="icon" href="{{icon}}">
        <style>\(Style.text)</style>
        </head>
        <body data-generated="{{made.iso}}" data-stale-after="{{stale.iso}}">
        \(Symbols.text)
        <a class="skip" href="#main">Skip to the channels</a>
        <div id="stale" class="stale" role="alert" hidden></div>
        <header class="top">
        <p class="site">{{siteTitle}}</p>
        <p class="seen-from">seen from {{siteName}}</p>
        </header>
        <main id="main" tabindex="-1">
        <section class="lead is-{{worstCode}}" aria-label="In one sentence">
        <h1>{{headlineStart}}{{#headlineSince}}<span data-for="{{iso}}">{{span}}</span>.{{/headlineSince}}</h1>
        {{#uptimeSentence}}<p class="uptime-says">{{.}}</p>{{/uptimeSentence}}
        {{#asides}}<p class="aside">{{.}}</p>{{/asides}}
        {{#simulated}}<p class="simulated">Simulated history: the times on this page were made with a clock that was set by \
        hand. Nobody's customers met this.</p>{{/simulated}}
        <dl class="clock">
        <div><dt>Last run</dt><dd>{{#lastRun}}{{>moment}}{{/lastRun}}{{^lastRun}}none yet{{/lastRun}}</dd></div>
        {{#nextDue}}<div><dt>Next due</dt><dd>{{>moment}}</dd></div>{{/nextDue}}
        <div><dt>Page made</dt><dd>{{#made}}{{>moment}}{{/made}}</dd></div>
        <div><dt>Not to be believed after</dt><dd>{{#stale}}{{>moment}}{{/stale}}</dd></div>
        </dl>
        </section>
        {{>overview}}
        {{>ways}}
        {{#hasProblems}}
        <section aria-labelledby="problems-h" id="problems">
        <h2 id="problems-h">Where customers get stuck</h2>
        {{#problems}}{{>problem}}{{/problems}}
        </section>
        {{/hasProblems}}
        {{>strips}}
        {{>numbers}}
        {{>guards}}
        {{>incidents}}
        {{>journeys}}
        {{>monitor}}
        </main>
        <footer class="foot"><p>softdown {{version}} walks the way that customers walk, and says what it met. This page loads \
        nothing and sends nothing.</p></footer>
        <script>\(Script.text)</script>
        </body>
        </html>

        """

    static let overview = """
        {{#hasRows}}
        <section aria-labelledby="channels-h" id="channels">
        <h2 id="channels-h">Channels</h2>
        <table role="table" class="cards channels">
        <caption class="hidden">What an uptime check says of each channel, beside what customers meet</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Channel</th>\
        <th role="columnheader" scope="col">An uptime check says</th>\
        <th role="columnheader" scope="col">Customers meet</th>\
        <th role="columnheader" scope="col" class="number">Uptime<small>{{shortWindow}}</small></th>\
        <th role="columnheader" scope="col" class="number">Usable<small>{{shortWindow}}</small></th>\
        <th role="columnheader" scope="col" class="number">Soft downtime<small>{{shortWindow}}</small></th></tr></thead>
        <tbody role="rowgroup">
        {{#rows}}
        <tr role="row" class="row-{{code}}">
        <th role="rowheader" scope="row">{{#problemLink}}<a href="#{{.}}">{{title}}</a>{{/problemLink}}\
        {{^problemLink}}{{title}}{{/problemLink}}</th>
        <td role="cell" data-label="Uptime check"><span class="reach-{{reachWord}}">{{reachWord}}</span>\
        {{#reachDetail}}<small>{{.}}</small>{{/reachDetail}}</td>
        <td role="cell" data-label="Customers">{{>state}}\
        {{#suspicion}}<span class="suspected">{{.}}</span>{{/suspicion}}\
        {{#rowReason}}<small>{{.}}</small>{{/rowReason}}\
        {{#rowSince}}<small>since <time datetime="{{iso}}">{{text}}</time>, <span data-for="{{iso}}">{{span}}</span></small>{{/rowSince}}</td>
        <td role="cell" class="number" data-label="Uptime">{{uptime}}</td>
        <td role="cell" class="number {{usableClass}}" data-label="Usable">{{usable}}</td>
        <td role="cell" class="number {{softClass}}" data-label="Soft downtime">{{soft}}</td>
        </tr>
        {{/rows}}
        </tbody>
        </table>
        </section>
        {{/hasRows}}
        """

    static let ways = """
        {{#hasWays}}
        <section aria-labelledby="ways-h" id="ways">
        <h2 id="ways-h">What customers can do instead</h2>
        <ul class="intents">
        {{#intents}}
        <li><h3>{{intentTitle}}</h3>
        <p class="intent-sum is-{{intentCode}}">{{intentSum}}</p>
        <ul class="ways">
        {{#wayList}}<li>{{>state}} <span class="way-name">{{title}}</span>\
        {{#wayNote}}<small>{{.}}</small>{{/wayNote}}{{#wayWarning}}<small class="warning">{{.}}</small>{{/wayWarning}}</li>{{/wayList}}
        </ul></li>
        {{/intents}}
        </ul>
        </section>
        {{/hasWays}}
        """

    static let strips = """
        {{#hasStrips}}
        <section aria-labelledby="day-h" id="day">
        <h2 id="day-h">The last 24 hours</h2>
        <p class="hint">Upper line: what an uptime check says. Lower line: what customers meet. Thin is well, tall is not, a \
        dashed line is not known.</p>
        <ul class="strips">
        {{#strips}}
        <li><h3>{{title}}</h3>
        <svg class="strip" viewBox="0 0 1440 38" preserveAspectRatio="none" role="img" aria-label="{{stripText}}">
        {{#bars}}<rect class="{{barClass}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/>{{/bars}}
        </svg>
        {{#stripCaption}}<p class="strip-says">{{.}}</p>{{/stripCaption}}</li>
        {{/strips}}
        </ul>
        <p class="axis" aria-hidden="true">{{#ticks}}<span>{{.}}</span>{{/ticks}}</p>
        </section>
        {{/hasStrips}}
        """

    static let numbers = """
        {{#hasNumbers}}
        <section aria-labelledby="numbers-h" id="numbers">
        <h2 id="numbers-h">In numbers</h2>
        {{#windows}}
        <details><summary>{{windowTitle}}</summary>
        <table role="table" class="cards">
        <caption class="hidden">{{windowTitle}}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Channel</th>\
        <th role="columnheader" scope="col" class="number">Uptime</th><th role="columnheader" scope="col" class="number">Usable</th>\
        <th role="columnheader" scope="col" class="number">Soft downtime</th>\
        <th role="columnheader" scope="col" class="number">Known</th></tr></thead>
        <tbody role="rowgroup">
        {{#windowRows}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}</th>\
        <td role="cell" class="number" data-label="Uptime">{{uptime}}</td>\
        <td role="cell" class="number" data-label="Usable">{{usable}}</td>\
        <td role="cell" class="number" data-label="Soft downtime">{{soft}}</td>\
        <td role="cell" class="number" data-label="Known">{{coverage}}</td></tr>
        {{/windowRows}}
        </tbody></table></details>
        {{/windows}}
        <p class="hint">Usable: share of the known time in which customers arrived, or were refused calmly on purpose. Soft \
        downtime: minutes in which the channel was up and of no use; ± is what sampling cannot tell. Shares are rounded down.</p>
        </section>
        {{/hasNumbers}}
        """
}
