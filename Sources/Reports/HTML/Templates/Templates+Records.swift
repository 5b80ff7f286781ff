extension Templates {
    private typealias Say = Words.Page

    static let personas = """
        {{#personas}}
        <section aria-labelledby="personas-h" id="personas">
        <h2 id="personas-h">\(Say.personas)</h2>
        <p class="hint">\(Say.personasHint)</p>
        <table role="table" class="cards">
        <caption class="hidden">\(Say.personas)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.journey)</th>\
        {{#personaHeads}}<th role="columnheader" scope="col">{{.}}</th>{{/personaHeads}}</tr></thead>
        <tbody role="rowgroup">
        {{#personaRows}}<tr role="row"><th role="rowheader" scope="row">{{title}}</th>\
        {{#personaCells}}<td role="cell" data-label="{{personaName}}">{{>state}}<small>{{personaExpected}}{{#personaReason}}: {{.}}{{/personaReason}}</small></td>{{/personaCells}}</tr>
        {{/personaRows}}
        </tbody></table>
        </section>
        {{/personas}}
        """

    static let guards = """
        {{#hasGuards}}
        <section aria-labelledby="guards-h" id="guards">
        <h2 id="guards-h">\(Say.guards)</h2>
        {{#hasGuardTable}}<table role="table" class="cards records">
        <caption class="hidden">\(Say.guardsCaption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.guardName)</th>\
        <th role="columnheader" scope="col">\(Say.channel)</th><th role="columnheader" scope="col">\(Say.holds)</th>\
        <th role="columnheader" scope="col">\(Say.lastCheck)</th></tr></thead>
        <tbody role="rowgroup">
        {{#guards}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}</th><td role="cell" data-label="\(Say.channel)">{{guardChannel}}</td>\
        <td role="cell" data-label="\(Say.holds)">{{>state}}{{#guardDetail}}<small>{{.}}</small>{{/guardDetail}}</td>\
        <td role="cell" data-label="\(Say.lastCheck)">{{#guardChecked}}{{>moment}}{{/guardChecked}}{{^guardChecked}}\(Say.never){{/guardChecked}}</td></tr>
        {{/guards}}
        </tbody></table>{{/hasGuardTable}}
        {{#heldTitle}}<details><summary>{{.}}</summary>
        <ul class="held">{{#heldGuards}}<li>{{heldName}} <small>{{#heldWhere}}{{>prose}}{{/heldWhere}}</small></li>
        {{/heldGuards}}</ul></details>{{/heldTitle}}
        </section>
        {{/hasGuards}}
        """

    static let incidents = """
        <section aria-labelledby="incidents-h" id="incidents">
        <h2 id="incidents-h">\(Say.incidents)</h2>
        {{^hasIncidents}}<p class="quiet">\(Say.noIncident)</p>{{/hasIncidents}}
        {{#hasIncidents}}<ol class="incidents">
        {{#incidents}}{{>incident}}
        {{/incidents}}
        </ol>{{/hasIncidents}}
        {{#moreIncidents}}<p class="quiet">{{.}}</p>{{/moreIncidents}}
        </section>
        """

    static let incident = """
        <li class="{{openClass}}"><p><strong>{{#incidentLink}}<a href="{{.}}">{{incidentChannel}}</a>{{/incidentLink}}\
        {{^incidentLink}}{{incidentChannel}}{{/incidentLink}}</strong> {{>state}} <span class="span">{{incidentSpan}}</span></p>
        <p>{{#incidentStart}}{{>stamp}}{{/incidentStart}} \(Say.to) \
        {{#incidentEnd}}{{>stamp}}{{/incidentEnd}}{{^incidentEnd}}\(Say.open){{/incidentEnd}}: {{incidentReasons}}</p></li>
        """

    static let journeys = """
        {{#hasJourneys}}
        <section aria-labelledby="journeys-h" id="journeys">
        <h2 id="journeys-h">\(Say.journeys)</h2>
        <details><summary>{{journeysTitle}}</summary>
        {{#hasJourneyTable}}<table role="table" class="cards records">
        <caption class="hidden">\(Say.journeysCaption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.journey)</th>\
        <th role="columnheader" scope="col">\(Say.lastRun)</th><th role="columnheader" scope="col">\(Say.at)</th>\
        <th role="columnheader" scope="col" class="number">\(Say.took)</th><th role="columnheader" scope="col" class="number">\(Say.every)</th></tr></thead>
        <tbody role="rowgroup">
        {{#journeys}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}<small>{{journeyChannel}}</small></th>\
        <td role="cell" data-label="\(Say.lastRun)">{{>state}}{{#journeyNote}}<small>{{>prose}}</small>{{/journeyNote}}</td>\
        <td role="cell" data-label="\(Say.at)">{{#journeyRun}}{{>stamp}}{{/journeyRun}}{{^journeyRun}}\(Say.never){{/journeyRun}}</td>\
        <td role="cell" class="number" data-label="\(Say.took)">{{took}}</td><td role="cell" class="number" data-label="\(Say.every)">{{every}}</td></tr>
        {{/journeys}}
        </tbody></table>{{/hasJourneyTable}}
        {{#hasCalm}}<ul class="held">{{#calmJourneys}}<li>{{#calmLink}}<a href="{{.}}">{{calmTitle}}</a>{{/calmLink}}{{^calmLink}}{{calmTitle}}{{/calmLink}} <small>{{#calmRun}}{{>prose}}{{/calmRun}}</small></li>
        {{/calmJourneys}}</ul>{{/hasCalm}}</details>
        </section>
        {{/hasJourneys}}
        """

    static let monitor = """
        <section aria-labelledby="monitor-h" id="monitor">
        <h2 id="monitor-h">\(Say.monitor)</h2>
        {{#monitor}}{{#faultless}}<p class="quiet">\(Say.faultless)</p>{{/faultless}}
        {{#hasFaults}}<ul class="faults">{{#faults}}<li>{{.}}</li>{{/faults}}</ul>{{/hasFaults}}{{/monitor}}
        <dl class="clock">
        {{#clock}}<div><dt>\(Say.made)</dt><dd>{{#made}}{{>moment}}{{/made}}</dd></div>
        <div><dt>\(Say.notAfter)</dt><dd>{{#stale}}{{>moment}}{{/stale}}</dd></div>{{/clock}}
        {{#monitor}}{{#lastSuccess}}<div><dt>\(Say.lastSuccess)</dt><dd>{{>moment}}</dd></div>{{/lastSuccess}}
        {{#runTook}}<div><dt>\(Say.itTook)</dt><dd>{{.}}</dd></div>{{/runTook}}{{/monitor}}
        </dl>
        {{#monitor}}{{#hasUnjudged}}<h3>\(Say.unjudged)</h3><ul class="faults">{{#unjudged}}<li>{{.}}</li>{{/unjudged}}</ul>{{/hasUnjudged}}
        {{#hasResting}}<h3>\(Say.resting)</h3><p class="hint">\(Say.restingHint)</p>\
        <ul class="faults">{{#resting}}<li>{{>prose}}</li>{{/resting}}</ul>{{/hasResting}}{{/monitor}}
        </section>
        """
}
