extension Templates {
    private typealias Say = Words.Page

    static let problem = """
        <article class="problem is-{{code}}{{#isShort}} short{{/isShort}}" id="{{anchor}}" aria-labelledby="{{anchor}}-h">
        <header>
        {{#isAtHome}}<h3 id="{{anchor}}-h">{{sentence}}</h3>{{/isAtHome}}\
        {{^isAtHome}}<h3 id="{{anchor}}-h">{{title}} {{>state}}</h3>
        <p class="sentence">{{sentence}}</p>{{/isAtHome}}
        <p class="facts">{{#problemSince}}\(Say.sinceStart) {{>stamp}}, <span data-for>{{span}}</span>. {{/problemSince}}\
        {{uptimeView}}{{#owner}} \(Say.owner) <strong>{{.}}</strong>.{{/owner}}\
        {{#runbookLink}} <a href="{{.}}" rel="noreferrer">\(Say.runbook)</a>{{/runbookLink}}\
        {{#runbookText}} \(Say.runbook): {{.}}{{/runbookText}}</p>
        {{#problemNote}}<p class="note">{{.}}</p>{{/problemNote}}
        </header>
        {{#stories}}{{>story}}{{/stories}}
        {{#moreLink}}<p class="more"><a href="{{.}}">\(Say.wholeStory) <span class="hidden">({{title}})</span></a></p>{{/moreLink}}
        </article>
        """

    static let story = """
        <section class="story">
        <h4>{{storyTitle}}</h4>
        {{#hasSteps}}<ol class="steps">
        {{#steps}}<li class="step-{{stepResult}}">\
        <span class="step-name">{{stepName}}<span class="hidden"> {{stepState}}</span></span><small>{{stepWords}}</small></li>
        {{/steps}}
        </ol>{{/hasSteps}}
        {{#storyPlace}}<p class="place">{{.}}</p>{{/storyPlace}}
        <dl class="clash">
        <div><dt>\(Say.expected)</dt><dd>{{expected}}</dd></div>
        <div class="got"><dt>\(Say.got)</dt><dd>{{got}}</dd></div>
        </dl>
        {{#isFolded}}<details class="fold"><summary>\(Say.more)</summary>{{>rest}}</details>{{/isFolded}}{{#isUnfolded}}{{>rest}}{{/isUnfolded}}
        {{#hasTimings}}{{>timing}}{{/hasTimings}}
        {{#hasChecks}}<details><summary>\(Say.heldAgainst)</summary>
        <table role="table" class="cards checks">
        <caption class="hidden">\(Say.expectationsOfStep)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.expectation)</th>\
        <th role="columnheader" scope="col">\(Say.result)</th><th role="columnheader" scope="col">\(Say.got)</th>\
        <th role="columnheader" scope="col">\(Say.writtenAt)</th></tr></thead>
        <tbody role="rowgroup">
        {{#checks}}<tr role="row"><th role="rowheader" scope="row"><code>{{checkSource}}</code></th>\
        <td role="cell" data-label="\(Say.result)">{{checkWord}}</td><td role="cell" data-label="\(Say.got)">{{checkGot}}</td>\
        <td role="cell" data-label="\(Say.writtenAt)">{{checkPlace}}</td></tr>
        {{/checks}}
        </tbody></table>
        </details>{{/hasChecks}}
        {{#hasEvidence}}<details><summary>\(Say.evidence)</summary><ul class="evidence">{{#evidence}}<li>{{.}}</li>{{/evidence}}</ul></details>{{/hasEvidence}}
        {{#explain}}<p class="command">\(Say.wholeRun) <code>{{.}}</code></p>{{/explain}}
        </section>
        """

    /// What stands below the two boxes; folded where many things are broken.
    static let rest = """
        {{#storyReason}}<p class="reason">{{.}}</p>{{/storyReason}}
        <dl class="advice">
        <div><dt>\(Say.meaning)</dt><dd>{{meaning}}</dd></div>
        <div><dt>\(Say.checkFirst)</dt><dd>{{firstCheck}}</dd></div>
        </dl>
        {{#storyDifference}}<div class="difference"><h5>\(Say.difference)</h5>
        {{>difference}}</div>{{/storyDifference}}
        {{#hasScenes}}<details open><summary>{{scenesTitle}}</summary>
        <ol class="scenes">{{#scenes}}{{>scene}}{{/scenes}}</ol>
        </details>{{/hasScenes}}
        """

    /// Two runs side by side.
    static let difference = """
        {{#differenceParts}}{{#moreTitle}}<details><summary>{{.}}</summary>{{/moreTitle}}<table role="table" class="cards pair">
        <caption class="hidden">\(Say.difference)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(Say.what)</th>\
        <th role="columnheader" scope="col">\(Say.lastGood)<small>{{#goodRun}}{{>stamp}}{{/goodRun}}</small></th>\
        <th role="columnheader" scope="col">\(Say.firstBad)<small>{{#badRun}}{{>stamp}}{{/badRun}}</small></th></tr></thead>
        <tbody role="rowgroup">
        {{#differenceLines}}<tr role="row"><th role="rowheader" scope="row">{{label}}</th>\
        <td role="cell" data-label="\(Say.lastGood)"><span>{{good}}</span></td><td role="cell" data-label="\(Say.firstBad)"><span>{{bad}}</span></td></tr>
        {{/differenceLines}}
        </tbody></table>{{#moreTitle}}</details>{{/moreTitle}}
        {{/differenceParts}}
        {{#differenceNote}}<p class="hint">{{.}}</p>{{/differenceNote}}
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
        {{#filled}}<p class="filled">\(Say.filledIn) {{.}}</p>{{/filled}}
        {{#hasWire}}<details><summary>\(Say.onTheWire)</summary>
        {{#wire}}<h6>{{wireTitle}}</h6><pre>{{wireText}}</pre>{{/wire}}</details>{{/hasWire}}
        {{#again}}<details><summary>\(Say.again)</summary><pre>{{.}}</pre><p class="hint">\(Say.againNote)</p></details>{{/again}}
        </li>
        """

    static let timing = """
        <details><summary>\(Say.timing) {{timingTotal}}</summary>
        <p class="legend" aria-hidden="true"><span class="key p-dns">\(Say.phases[0])</span><span class="key p-connect">\(Say.phases[1])</span>\
        <span class="key p-tls">\(Say.phases[2])</span><span class="key p-wait">\(Say.phases[3])</span><span class="key p-load">\(Say.phases[4])</span></p>
        <table role="table" class="timings">
        <caption class="hidden">\(Say.timePerStep)</caption>
        <thead role="rowgroup" class="hidden"><tr role="row"><th role="columnheader" scope="col">\(Say.step)</th>\
        <th role="columnheader" scope="col">\(Say.fromStart)</th><th role="columnheader" scope="col">\(Say.time)</th></tr></thead>
        <tbody role="rowgroup">
        {{#timings}}<tr role="row"><th role="rowheader" scope="row">{{stepName}}</th>\
        <td role="cell"><svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="{{phaseText}}">\
        {{#paths}}<path class="{{pathClass}}" d="{{outline}}"/>{{/paths}}</svg>\
        <small>{{phaseText}}</small></td>\
        <td role="cell" class="number">{{stepTime}}</td></tr>
        {{/timings}}
        </tbody></table></details>
        """
}
