extension Templates {
    private typealias Say = Words.Frozen

    static let frozen = """
        {{#hasFrozen}}
        <section aria-labelledby="frozen-h" id="frozen">
        <h2 id="frozen-h">\(Say.title)</h2>
        <p class="hint">\(Say.hint)</p>
        {{#frozen}}
        <h3>{{frozenTitle}}: {{frozenPhase}}</h3>
        {{#frozenMeaning}}<p class="quiet">{{.}}</p>{{/frozenMeaning}}
        <dl class="clock">
        <div><dt>\(Say.since)</dt><dd>{{#frozenSince}}{{>moment}}{{/frozenSince}}</dd></div>
        <div><dt>\(Say.until)</dt><dd>{{#frozenUntil}}{{>stamp}}{{/frozenUntil}}\
        {{^frozenUntil}}\(Say.untilLifted){{/frozenUntil}}</dd></div>
        <div><dt>\(Say.why)</dt><dd>{{frozenWhy}}</dd></div>
        <div><dt>\(Say.who)</dt><dd>{{frozenWho}}</dd></div>
        </dl>
        {{^hasAsked}}<p class="quiet">\(Say.nobodyAsks)</p>{{/hasAsked}}
        {{#hasAsked}}<table role="table" class="cards">
        <caption class="hidden">{{frozenTitle}}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.channel)</th>\
        <th role="columnheader" scope="col">\(Say.obeys)</th><th role="columnheader" scope="col">\(Say.told)</th></tr></thead>
        <tbody role="rowgroup">
        {{#asked}}
        <tr role="row"><th role="rowheader" scope="row">{{title}}<small>{{askedWay}}</small></th>\
        <td role="cell" data-label="\(Say.obeys)">{{>state}}{{#askedDetail}}<small>{{.}}</small>{{/askedDetail}}</td>\
        <td role="cell" data-label="\(Say.told)">{{#askedTold}}<q>{{.}}</q>{{/askedTold}}{{^askedTold}}–{{/askedTold}}</td></tr>
        {{/asked}}
        </tbody></table>{{/hasAsked}}
        {{/frozen}}
        </section>
        {{/hasFrozen}}
        """
}
