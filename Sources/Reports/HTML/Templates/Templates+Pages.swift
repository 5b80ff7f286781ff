extension Templates {
    private typealias Say = Words.Page

    static let channelPage = """
        <section class="lead is-{{worstCode}}" aria-label="\(Say.inOneSentence)">
        <h1>{{#pageSentence}}{{>prose}}{{/pageSentence}}{{#pageSince}}<span data-for>{{span}}</span>.{{/pageSince}}</h1>
        {{#pageUptime}}<p class="uptime-says">{{.}}</p>{{/pageUptime}}
        {{#clock}}{{>clock}}{{/clock}}
        </section>
        {{>frozen}}
        {{#hasProblems}}
        <section aria-labelledby="problems-h" id="problems">
        <h2 id="problems-h">\(Say.problems)</h2>
        {{#problems}}{{>problem}}{{/problems}}
        </section>
        {{/hasProblems}}
        {{#hasHistory}}
        <section aria-labelledby="history-h" id="history">
        <h2 id="history-h">\(Say.history)</h2>
        <p class="hint">\(Say.dayHint) \(Say.historyHint)</p>
        {{#days}}<div class="stretch"><h3>\(Say.day)</h3>{{>strip}}
        {{>axis}}</div>{{/days}}
        {{#slices}}{{>slices}}{{/slices}}
        </section>
        {{/hasHistory}}
        {{#hasNumbers}}
        <section aria-labelledby="numbers-h" id="numbers">
        <h2 id="numbers-h">\(Say.numbers)</h2>
        {{#numbers}}{{>numbers}}{{/numbers}}
        <p class="hint">\(Say.numbersHint)</p>
        </section>
        {{/hasNumbers}}
        {{#hasHeats}}
        <section aria-labelledby="runs-h" id="runs">
        <h2 id="runs-h">\(Say.runs)</h2>
        <p class="hint">\(Say.runsHint)</p>
        {{#heats}}{{>heat}}{{/heats}}
        </section>
        {{/hasHeats}}
        {{#hasSpreads}}
        <section aria-labelledby="latency-h" id="latency">
        <h2 id="latency-h">\(Say.latency)</h2>
        <p class="hint">\(Say.latencyHint)</p>
        {{#spreads}}{{>spread}}{{/spreads}}
        </section>
        {{/hasSpreads}}
        {{>personas}}
        {{>guards}}
        {{>incidents}}
        {{>journeys}}
        """

    static let incidentPage = """
        <section class="lead is-{{worstCode}}" aria-label="\(Say.inOneSentence)">
        <h1>{{#pageSentence}}{{>prose}}{{/pageSentence}}{{#pageSince}}<span data-for>{{span}}</span>.{{/pageSince}}</h1>
        </section>
        {{#incident}}
        <section aria-labelledby="changes-h" id="changes">
        <h2 id="changes-h">\(Say.changes)</h2>
        <p>{{#incidentStart}}{{>stamp}}{{/incidentStart}} \(Say.to) \
        {{#incidentEnd}}{{>stamp}}{{/incidentEnd}}{{^incidentEnd}}\(Say.open){{/incidentEnd}}</p>
        <ol class="changes long">{{#changes}}<li>{{#changeAt}}{{>stamp}}{{/changeAt}} <strong>{{changeReason}}</strong>{{#changeJourney}} <span class="by">({{.}})</span>{{/changeJourney}}<small>{{changeMeaning}}</small></li>{{/changes}}</ol>
        </section>
        {{/incident}}
        {{#pageDifference}}
        <section aria-labelledby="difference-h" id="difference">
        <h2 id="difference-h">\(Say.difference)</h2>
        {{>difference}}
        </section>
        {{/pageDifference}}
        {{#channelLink}}<p class="more"><a href="{{.}}">\(Say.channelPage): {{channelTitle}}</a></p>{{/channelLink}}
        """
}
