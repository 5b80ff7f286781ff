extension Templates {
    static let guards = """
        {{#hasGuards}}
        <section aria-labelledby="guards-h" id="guards">
        <h2 id="guards-h">What must be refused</h2>
        <table role="table" class="cards">
        <caption class="hidden">Guards and their last check</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Guard</th>\
        <th role="columnheader" scope="col">Channel</th><th role="columnheader" scope="col">Holds</th>\
        <th role="columnheader" scope="col">Last check</th></tr></thead>
        <tbody role="rowgroup">
        {{#guards}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}</th><td role="cell" data-label="Channel">{{guardChannel}}</td>\
        <td role="cell" data-label="Holds">{{>state}}{{#guardDetail}}<small>{{.}}</small>{{/guardDetail}}</td>\
        <td role="cell" data-label="Last check">{{#guardChecked}}{{>moment}}{{/guardChecked}}{{^guardChecked}}never{{/guardChecked}}</td></tr>
        {{/guards}}
        </tbody></table>
        </section>
        {{/hasGuards}}
        """

    static let incidents = """
        <section aria-labelledby="incidents-h" id="incidents">
        <h2 id="incidents-h">Incidents</h2>
        {{^hasIncidents}}<p class="quiet">None is on record.</p>{{/hasIncidents}}
        {{#hasIncidents}}<ol class="incidents">
        {{#incidents}}
        <li class="{{openClass}}"><p><strong>{{incidentChannel}}</strong> {{>state}} <span class="span">{{incidentSpan}}</span></p>
        <p><time datetime="{{startISO}}">{{startText}}</time> to \
        {{#incidentEnd}}<time datetime="{{iso}}">{{text}}</time>{{/incidentEnd}}{{^incidentEnd}}now, still open{{/incidentEnd}}</p>
        <ol class="changes">{{#changes}}<li><time datetime="{{iso}}">{{text}}</time> {{changeReason}}{{#changeJourney}} <span class="by">({{.}})</span>{{/changeJourney}}</li>{{/changes}}</ol>
        </li>
        {{/incidents}}
        </ol>{{/hasIncidents}}
        {{#moreIncidents}}<p class="quiet">{{.}}</p>{{/moreIncidents}}
        </section>
        """

    static let journeys = """
        {{#hasJourneys}}
        <section aria-labelledby="journeys-h" id="journeys">
        <h2 id="journeys-h">Journeys</h2>
        <details><summary>{{journeysTitle}}</summary>
        <table role="table" class="cards">
        <caption class="hidden">Journeys and their last run</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Journey</th>\
        <th role="columnheader" scope="col">Last run</th><th role="columnheader" scope="col">At</th>\
        <th role="columnheader" scope="col" class="number">Took</th><th role="columnheader" scope="col" class="number">Every</th></tr></thead>
        <tbody role="rowgroup">
        {{#journeys}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}<small>{{journeyChannel}}</small></th>\
        <td role="cell" data-label="Last run">{{>state}}{{#journeyNote}}<small>{{.}}</small>{{/journeyNote}}</td>\
        <td role="cell" data-label="At">{{#journeyRun}}<time datetime="{{iso}}">{{text}}</time>{{/journeyRun}}{{^journeyRun}}never{{/journeyRun}}</td>\
        <td role="cell" class="number" data-label="Took">{{took}}</td><td role="cell" class="number" data-label="Every">{{every}}</td></tr>
        {{/journeys}}
        </tbody></table></details>
        </section>
        {{/hasJourneys}}
        """

    static let monitor = """
        <section aria-labelledby="monitor-h" id="monitor">
        <h2 id="monitor-h">The monitor itself</h2>
        {{#faultless}}<p class="quiet">softdown did its own work without a fault.</p>{{/faultless}}
        {{#hasFaults}}<ul class="faults">{{#faults}}<li>{{.}}</li>{{/faults}}</ul>{{/hasFaults}}
        <dl class="clock">
        <div><dt>Last run</dt><dd>{{#lastRun}}{{>moment}}{{/lastRun}}{{^lastRun}}none yet{{/lastRun}}</dd></div>
        {{#lastSuccess}}<div><dt>Last run without a fault of its own</dt><dd>{{>moment}}</dd></div>{{/lastSuccess}}
        {{#runTook}}<div><dt>It took</dt><dd>{{.}}</dd></div>{{/runTook}}
        </dl>
        {{#hasUnjudged}}<h3>What could not be judged</h3><ul class="faults">{{#unjudged}}<li>{{.}}</li>{{/unjudged}}</ul>{{/hasUnjudged}}
        {{#hasResting}}<h3>Accounts at rest</h3><p class="hint">Their credentials were refused twice; softdown waits so that it does not lock them.</p>\
        <ul class="faults">{{#resting}}<li>{{.}}</li>{{/resting}}</ul>{{/hasResting}}
        </section>
        """
}
