extension Templates {
    private typealias Say = Words.Page

    static let index = """
        <section class="lead is-{{worstCode}}" aria-label="\(Say.inOneSentence)">
        <h1>{{#headlineStart}}{{>prose}}{{/headlineStart}}{{#headlineSince}}<span data-for>{{span}}</span>.{{/headlineSince}}</h1>
        {{#uptimeSentence}}<p class="uptime-says">{{.}}</p>{{/uptimeSentence}}
        {{#brief}}
        <dl class="brief">
        {{#hasWorst}}<div class="worst"><dt>\(Say.worstFirst)</dt><dd><ol>
        {{#worstChannels}}<li><p><a href="#{{anchor}}">{{title}}</a> {{>state}}</p>\
        <p>{{#worstSince}}\(Say.since) {{>stamp}}, <span data-for>{{span}}</span>: {{/worstSince}}{{worstText}}</p></li>
        {{/worstChannels}}{{#worstRest}}<li><a href="#channels">{{>prose}}</a></li>{{/worstRest}}
        </ol></dd></div>{{/hasWorst}}
        {{#briefRows}}<div><dt>{{briefLabel}}</dt><dd>{{#briefAnchor}}<a href="#{{.}}">{{briefText}}</a>{{/briefAnchor}}\
        {{^briefAnchor}}{{briefText}}{{/briefAnchor}}</dd></div>
        {{/briefRows}}
        </dl>
        {{/brief}}
        {{#asides}}<p class="aside">{{.}}</p>{{/asides}}
        {{#simulated}}<p class="simulated">\(Say.simulated)</p>{{/simulated}}
        {{#clock}}{{>clock}}{{/clock}}
        </section>
        {{>overview}}
        {{>ways}}
        {{#hasCauses}}
        <section aria-labelledby="causes-h" id="causes">
        <h2 id="causes-h">\(Say.causes)</h2>
        <ul class="causes">{{#causes}}<li><p>{{#causeSentence}}{{>prose}}{{/causeSentence}}</p>{{#causeDetail}}<p class="quiet">{{.}}</p>{{/causeDetail}}</li>
        {{/causes}}</ul>
        </section>
        {{/hasCauses}}
        {{>frozen}}
        {{#hasProblems}}
        <section aria-labelledby="problems-h" id="problems">
        <h2 id="problems-h">\(Say.problems)</h2>
        {{#problems}}{{>problem}}{{/problems}}
        {{#moreProblems}}<p class="quiet">{{.}}</p>{{/moreProblems}}
        </section>
        {{/hasProblems}}
        {{#hasDay}}
        <section aria-labelledby="day-h" id="day">
        <h2 id="day-h">\(Say.day)</h2>
        {{#hasStrips}}<p class="hint">\(Say.dayHint)</p>
        <ul class="strips">
        {{#strips}}<li><h3>{{title}}</h3>{{>strip}}</li>
        {{/strips}}
        </ul>
        {{>axis}}{{/hasStrips}}
        {{#calmStrips}}<p class="calm">{{.}}</p>{{/calmStrips}}
        </section>
        {{/hasDay}}
        {{#hasNumbers}}
        <section aria-labelledby="numbers-h" id="numbers">
        <h2 id="numbers-h">\(Say.numbers)</h2>
        <p class="hint">\(Say.numbersHint)</p>
        {{#windows}}<details open><summary>{{windowTitle}}</summary>
        {{>numbers}}</details>
        {{/windows}}
        {{#figureTable}}<details{{#isCalm}} open{{/isCalm}}><summary>\(Say.figures)</summary>
        {{>figures}}</details>{{/figureTable}}
        </section>
        {{/hasNumbers}}
        {{>personas}}
        {{>guards}}
        {{>incidents}}
        {{>journeys}}
        {{>monitor}}
        """

    static let overview = """
        {{#hasRows}}
        <section aria-labelledby="channels-h" id="channels">
        <h2 id="channels-h">\(Say.channels)</h2>
        {{#shortWindow}}<p class="hint">{{.}}</p>{{/shortWindow}}
        <table role="table" class="cards channels">
        <caption class="hidden">\(Say.channelsCaption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.channel)</th>\
        <th role="columnheader" scope="col">\(Say.uptimeView)</th>\
        <th role="columnheader" scope="col">\(Say.customerView)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.uptime)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.usable)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.soft)</th></tr></thead>
        <tbody role="rowgroup">
        {{#rows}}
        <tr role="row" class="row-{{code}}{{#isEmpty}} empty{{/isEmpty}}">
        <th role="rowheader" scope="row">{{#channelLink}}<a href="{{.}}">{{title}}</a>{{/channelLink}}\
        {{^channelLink}}{{title}}{{/channelLink}}</th>
        <td role="cell" class="reach"><span class="reach-{{reachWord}}">{{reachWord}}</span>\
        {{#reachDetail}}<small>{{.}}</small>{{/reachDetail}}</td>
        <td role="cell" class="met">{{>state}}\
        {{#suspicion}}<span class="suspected">{{.}}</span>{{/suspicion}}\
        {{#rowSince}}<small class="row-since">\(Say.since) {{>stamp}}, <span data-for>{{span}}</span></small>{{/rowSince}}\
        {{#rowReason}}<small>{{>prose}}{{#rowPlace}}, {{.}}{{/rowPlace}}</small>{{/rowReason}}</td>
        <td role="cell" class="number">{{uptime}}</td>
        <td role="cell" class="number {{usableClass}}">{{usable}}</td>
        <td role="cell" class="number {{softClass}}">{{soft}}</td>
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
        <h2 id="ways-h">\(Say.ways)</h2>
        {{#hasCutOff}}<ul class="cut-off">{{#cutOff}}<li><strong>{{intentTitle}}</strong> <span>{{cutOffWays}}</span></li>{{/cutOff}}</ul>{{/hasCutOff}}
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

    static let figures = """
        <table role="table" class="cards figures wide">
        <caption class="hidden">\(Say.figuresCaption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.usable)</th>\
        {{#figureHeads}}<th role="columnheader" scope="col">{{.}}</th>{{/figureHeads}}</tr></thead>
        <tbody role="rowgroup">
        {{#figureRows}}<tr role="row"><th role="rowheader" scope="row">{{title}}</th>\
        {{#figures}}<td role="cell" class="{{figureClass}}" data-label="{{figureWindow}}">{{figureUsable}}{{#figureRest}}<small>{{.}}</small>{{/figureRest}}</td>{{/figures}}</tr>
        {{/figureRows}}
        </tbody></table>
        {{#figureCalm}}<p class="quiet">{{.}}</p>{{/figureCalm}}
        """

    static let numbers = """
        <table role="table" class="cards figures">
        <caption class="hidden">{{windowTitle}}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{firstColumn}}</th>\
        <th role="columnheader" scope="col" class="number">\(Say.uptime)</th><th role="columnheader" scope="col" class="number">\(Say.usable)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.soft)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.worstHour)</th>\
        {{#hasBudget}}<th role="columnheader" scope="col" class="number">\(Say.budget)</th>{{/hasBudget}}\
        <th role="columnheader" scope="col" class="number">\(Say.known)</th></tr></thead>
        <tbody role="rowgroup">
        {{#windowRows}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}</th>\
        <td role="cell" class="number" data-label="\(Say.uptime)">{{uptime}}</td>\
        <td role="cell" class="number" data-label="\(Say.usable)">{{usable}}</td>\
        <td role="cell" class="number" data-label="\(Say.soft)">{{soft}}</td>\
        <td role="cell" class="number" data-label="\(Say.worstHour)">{{#worst}}{{>prose}}{{/worst}}</td>\
        {{#hasBudget}}<td role="cell" class="number" data-label="\(Say.budget)">{{budgetLeft}}</td>{{/hasBudget}}\
        <td role="cell" class="number" data-label="\(Say.known)">{{coverage}}</td></tr>
        {{/windowRows}}
        </tbody></table>
        """
}
