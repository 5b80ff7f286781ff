extension Templates {
    static let problem = """
        <article class="problem is-{{code}}" id="{{anchor}}" aria-labelledby="{{anchor}}-h">
        <header>
        <h3 id="{{anchor}}-h">{{title}} {{>state}}</h3>
        <p class="sentence">{{sentence}}</p>
        <p class="facts">{{#problemSince}}Since <time datetime="{{iso}}">{{text}}</time>, <span data-for="{{iso}}">{{span}}</span>. {{/problemSince}}\
        {{uptimeView}}{{#owner}} Owner: <strong>{{.}}</strong>.{{/owner}}\
        {{#runbookLink}} <a href="{{.}}" rel="noreferrer">Runbook</a>{{/runbookLink}}\
        {{#runbookText}} Runbook: {{.}}{{/runbookText}}</p>
        {{#problemNote}}<p class="note">{{.}}</p>{{/problemNote}}
        </header>
        {{#stories}}{{>story}}{{/stories}}
        </article>
        """

    static let story = """
        <section class="story">
        <h4>{{storyTitle}}</h4>
        {{#hasSteps}}<ol class="steps">
        {{#steps}}<li class="step-{{stepResult}}"><svg class="glyph" aria-hidden="true" focusable="false"><use href="#i-{{stepResult}}"/></svg>\
        <span class="step-name">{{stepName}}<span class="hidden"> {{stepState}}</span></span><small>{{stepWords}}</small></li>
        {{/steps}}
        </ol>{{/hasSteps}}
        <dl class="clash">
        <div><dt>Expected</dt><dd>{{expected}}</dd></div>
        <div class="got"><dt>Got</dt><dd>{{got}}</dd></div>
        </dl>
        {{#storyReason}}<p class="reason">{{.}}</p>{{/storyReason}}
        <dl class="advice">
        <div><dt>What it usually means</dt><dd>{{meaning}}</dd></div>
        <div><dt>Check first</dt><dd>{{firstCheck}}</dd></div>
        </dl>
        {{#hasScenes}}<details open><summary>What the customer met</summary>
        <ol class="scenes">{{#scenes}}{{>scene}}{{/scenes}}</ol>
        </details>{{/hasScenes}}
        {{#hasTimings}}{{>timing}}{{/hasTimings}}
        {{#hasChecks}}<details><summary>What was held against it</summary>
        <table role="table" class="cards checks">
        <caption class="hidden">Expectations of the failing step</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Expectation</th>\
        <th role="columnheader" scope="col">Result</th><th role="columnheader" scope="col">Got</th>\
        <th role="columnheader" scope="col">Written at</th></tr></thead>
        <tbody role="rowgroup">
        {{#checks}}<tr role="row"><th role="rowheader" scope="row"><code>{{checkSource}}</code></th>\
        <td role="cell" data-label="Result">{{checkWord}}</td><td role="cell" data-label="Got">{{checkGot}}</td>\
        <td role="cell" data-label="Written at">{{checkPlace}}</td></tr>
        {{/checks}}
        </tbody></table>
        </details>{{/hasChecks}}
        {{#hasEvidence}}<details><summary>Evidence</summary><ul class="evidence">{{#evidence}}<li>{{.}}</li>{{/evidence}}</ul></details>{{/hasEvidence}}
        {{#explain}}<p class="command">The whole run: <code>{{.}}</code></p>{{/explain}}
        </section>
        """

    static let scene = """
        <li class="scene {{sceneClass}}">
        <h5>{{sceneTitle}}</h5>
        {{#hasRequests}}<ul class="requests">{{#requests}}<li><code>{{request}}</code> <span class="answer">{{answer}}</span></li>{{/requests}}</ul>{{/hasRequests}}
        {{#hasBubbles}}<ol class="chat">{{#bubbles}}<li class="{{speaker}}"><span class="who">{{who}}</span><p>{{text}}</p>\
        {{#chips}}<span class="chip">{{.}}</span>{{/chips}}</li>{{/bubbles}}</ol>{{/hasBubbles}}
        {{#hasLines}}<ol class="call">{{#lines}}<li class="{{speaker}}"><span class="at">{{at}}</span> <span class="who">{{who}}</span> \
        {{#keys}}<kbd>{{.}}</kbd>{{/keys}}{{^keys}}<span class="said">{{text}}</span>{{/keys}}</li>{{/lines}}</ol>{{/hasLines}}
        {{#hasMail}}<dl class="mail">{{#mail}}<div><dt>{{mailName}}</dt><dd>{{mailValue}}</dd></div>{{/mail}}</dl>{{/hasMail}}
        {{#pageTitle}}<p class="page-title">{{.}}</p>{{/pageTitle}}
        {{#excerpt}}<blockquote>{{.}}</blockquote>{{/excerpt}}
        {{#filled}}<p class="filled">Filled in: {{.}}</p>{{/filled}}
        {{#hasWire}}<details><summary>On the wire</summary>
        {{#wire}}<h6>{{wireTitle}}</h6><pre>{{wireText}}</pre>{{/wire}}</details>{{/hasWire}}
        </li>
        """

    static let timing = """
        <details><summary>Where the time went: {{timingTotal}}</summary>
        <p class="legend" aria-hidden="true"><span class="key p-dns">name</span><span class="key p-connect">connect</span>\
        <span class="key p-tls">TLS</span><span class="key p-wait">first byte</span><span class="key p-load">download</span></p>
        <table role="table" class="timings">
        <caption class="hidden">Time per step</caption>
        <thead role="rowgroup" class="hidden"><tr role="row"><th role="columnheader" scope="col">Step</th>\
        <th role="columnheader" scope="col">From the start of the run</th><th role="columnheader" scope="col">Time</th></tr></thead>
        <tbody role="rowgroup">
        {{#timings}}<tr role="row"><th role="rowheader" scope="row">{{stepName}}</th>\
        <td role="cell"><svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="{{phaseText}}">\
        {{#bars}}<rect class="{{barClass}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/>{{/bars}}</svg>\
        <small>{{phaseText}}</small></td>\
        <td role="cell" class="number">{{stepTime}}</td></tr>
        {{/timings}}
        </tbody></table></details>
        """
}
