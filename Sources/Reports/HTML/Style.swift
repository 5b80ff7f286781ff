/// The page's only style sheet. Colours are variables, so that a test can compute every contrast in both themes.
enum Style {
    static let text = short(colours + Symbols.style + layout + tables + drawings + stories + small)

    /// Without the blanks that only people need: every page carries it.
    private static func short(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        return [
            (" {", "{"), ("{ ", "{"), ("; }", "}"), (";}", "}"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ","),
        ]
        .reduce(lines) { $0.replacing($1.0, with: $1.1) }
    }

    /// What stands in the head of the table stands over each number on a phone.
    private static let labels = Words.Page.short.enumerated().map { place, word in
        ".cards.channels td:nth-child(\(place == 0 ? 2 : place + 3))::before { content: \"\(word)\"; display: block; padding: 0; font-size: .75rem; }"
    }.joined(separator: " ")

    private static let colours = """
        :root { color-scheme: light dark;
          --paper: #fcfbf9; --card: #ffffff; --ink: #1c1f24; --quiet: #5a606a; --line: #e3e0da; --control: #82868d;
          --usable: #226b45; --soft_down: #a34400; --down: #ab1f1f; --unsafe: #92124f; --unknown: #565d68; --safely_degraded: #1d5f90;
          --soft_down-tint: #fdf1e6; --down-tint: #fceceb; --unsafe-tint: #fbeaf2; --bubble: #eef0f3; --mine: #e4eef7; --focus: #1d5f90;
          --p-dns: #7a5ea8; --p-connect: #1d5f90; --p-tls: #2a7f83; --p-wait: #a34400; --p-load: #226b45; }
        @media screen and (prefers-color-scheme: dark) { :root {
          --paper: #14161a; --card: #1b1e23; --ink: #e9e7e2; --quiet: #a4a9b2; --line: #2e3239; --control: #757b86;
          --usable: #84cfa2; --soft_down: #f6ac66; --down: #ff968c; --unsafe: #ff93c4; --unknown: #abb1bb; --safely_degraded: #8fc5ee;
          --soft_down-tint: #2a2017; --down-tint: #2d1b1b; --unsafe-tint: #2c1a24; --bubble: #262a31; --mine: #1f2d3b; --focus: #8fc5ee;
          --p-dns: #b79ee0; --p-connect: #8fc5ee; --p-tls: #7fcfd2; --p-wait: #f6ac66; --p-load: #84cfa2; } }

        """

    private static let layout = """
        * { box-sizing: border-box; }
        html { background: var(--paper); color: var(--ink); font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 66rem; padding: 0 clamp(1rem, 4vw, 2.5rem) 3rem; overflow-wrap: anywhere; }
        main:focus { outline: none; }
        h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, blockquote, pre, table { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        a { display: inline-block; min-height: 1.5rem; color: inherit; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
        .hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .skip:focus { position: absolute; top: .5rem; left: .5rem; padding: .5rem 1rem; background: var(--card); z-index: 2; }
        .stale { margin: 1rem 0 0; padding: 1rem 1.25rem; border: 2px solid var(--down); border-radius: .5rem; background: var(--down-tint); color: var(--down); font-weight: 600; }
        .is-stale main { filter: saturate(.25); }
        .top { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; padding: 1.5rem 0 0; color: var(--quiet); font-size: .875rem; }
        .site { font-weight: 600; color: var(--ink); }
        .lead { padding: clamp(1.25rem, 6vw, 4rem) 0 0; }
        h1 { font-size: clamp(1.75rem, 1.1rem + 3vw, 2.875rem); line-height: 1.14; font-weight: 650; letter-spacing: -.022em; max-width: 22em; text-wrap: balance; }
        .is-usable { --state: var(--usable); } .is-unknown { --state: var(--unknown); } .is-safely_degraded { --state: var(--safely_degraded); }
        .is-soft_down { --state: var(--soft_down); --bad: var(--soft_down); --tint: var(--soft_down-tint); } .is-down { --state: var(--down); --bad: var(--down); --tint: var(--down-tint); } .is-unsafe { --state: var(--unsafe); --bad: var(--unsafe); --tint: var(--unsafe-tint); }
        .lead h1 { color: var(--bad, var(--ink)); } .lead h1 i { font-size: .55em; font-weight: 500; letter-spacing: 0; }
        .uptime-says { margin-top: .5rem; font-size: clamp(1.25rem, 1rem + 1.2vw, 1.625rem); line-height: 1.3; color: var(--quiet); letter-spacing: -.01em; }
        .aside { margin-top: .75rem; max-width: 44rem; }
        .simulated { margin-top: 1rem; max-width: 44rem; padding-left: .875rem; border-left: 3px solid var(--control); color: var(--quiet); font-size: .9375rem; }
        .top nav { flex-basis: 100%; }
        .too-long { visibility: hidden; animation: accuse 1s step-end forwards; } @keyframes accuse { to { visibility: visible; } }
        .open-5 { animation-delay: 300s; } .open-10 { animation-delay: 600s; } .open-15 { animation-delay: 900s; } .open-30 { animation-delay: 1800s; } .open-60 { animation-delay: 3600s; } .open-120 { animation-delay: 7200s; } .open-240 { animation-delay: 14400s; } .open-720 { animation-delay: 43200s; } .open-1440 { animation-delay: 86400s; }
        .brief { margin-top: 1.5rem; max-width: 52rem; font-size: 1.0625rem; } .brief > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .25rem 1rem; padding: .5rem 0; border-top: 1px solid var(--line); } .brief dt { color: var(--quiet); font-size: .875rem; padding-top: .15rem; }
        .brief .worst dd { white-space: normal; } .worst li + li { margin-top: .625rem; } .worst p:first-child a { margin-right: .375rem; font-weight: 600; } .worst p + p { color: var(--quiet); font-size: .9375rem; line-height: 1.45; text-wrap: pretty; }
        time + i { color: var(--quiet); font-style: normal; } time, time + i, [data-for] { white-space: nowrap; } .brief dd { white-space: pre-line; } .is-stale .alive { display: none; }
        .more { margin-top: 1.25rem; } .more a { font-weight: 600; }
        .clock { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin-top: 1.75rem; font-size: .875rem; }
        .clock dt, .clash dt, .advice dt, .mail dt, h5, h6 { color: var(--quiet); font-size: .8125rem; font-weight: 500; }
        .ago { color: var(--quiet); white-space: nowrap; }
        section > h2 { margin: 3.5rem 0 1rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
        small { display: block; color: var(--quiet); font-size: .8125rem; line-height: 1.45; font-weight: 400; text-wrap: pretty; }
        section > h3 { margin-top: 1.75rem; font-size: 1rem; font-weight: 600; }
        .hint + table, .hint + details { margin-top: 1rem; } .brief a, .more a, .steps a { text-decoration-color: var(--control); } .figures.wide td { font-weight: 600; } .figures.wide td:not(.bad) { font-weight: 500; }
        .hint, .quiet { color: var(--quiet); font-size: .875rem; max-width: 46rem; }
        details + .hint { margin-top: .75rem; } h3 + .hint { margin-bottom: .5rem; }
        .state::before, .steps li::before { content: ""; display: inline-block; width: .95em; height: .95em; margin-right: .35em; vertical-align: -.1em; background: currentColor; -webkit-mask: var(--icon) center / contain no-repeat; mask: var(--icon) center / contain no-repeat; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .state, .intent-sum { color: var(--state); } .state { font-weight: 600; white-space: nowrap; }
        .state.is-usable, .state.is-unknown { font-weight: 500; }
        .suspected { display: inline-block; margin-left: .5rem; padding: 0 .45rem; border: 1px dashed var(--control); border-radius: 1rem; font-size: .75rem; }
        .foot { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .8125rem; }

        """

    private static let tables = """
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .8rem 1rem .8rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
        tr > :last-child { padding-right: 0; }
        thead th { padding-top: 0; border-top: 0; color: var(--quiet); font-size: .8125rem; font-weight: 500; vertical-align: bottom; }
        tbody th { font-weight: 600; }
        @media (min-width: 46.01rem) { .channels th:first-child, .records th:first-child { width: 23%; } .channels th:nth-child(2) { width: 19%; } .channels th:nth-child(3) { width: 29%; } .figures.wide th:not(:first-child) { width: 26%; } .records th:nth-child(2) { width: 20%; } }
        .number { text-align: right; white-space: nowrap; } .figures .number { white-space: normal; } .figures td, .figures thead th { overflow-wrap: normal; } .figures tbody th { min-width: 4rem; }
        .bad { color: var(--soft_down); font-weight: 600; }
        .reach-down { color: var(--down); font-weight: 600; } .reach-unknown { color: var(--quiet); }
        summary { display: inline-block; min-height: 2rem; padding: .25rem .25rem .25rem 0; cursor: pointer; font-weight: 500; }
        summary::before { content: ""; display: inline-block; width: .45em; height: .45em; margin: 0 .6em .12em .15em; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
        details[open] > summary::before { transform: rotate(45deg); margin-bottom: .22em; }
        summary::-webkit-details-marker { display: none; }
        details > table { margin: .5rem 0 1.5rem; }
        .intents { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1.75rem 3rem; }
        .intents h3 { font-size: 1rem; font-weight: 600; }
        .intent-sum { font-size: .9375rem; }
        .cut-off { margin-bottom: 1.75rem; } .cut-off li { padding: .5rem 0; border-top: 1px solid var(--line); } .cut-off span { color: var(--quiet); } .cut-off strong { font-weight: 600; margin-right: .5rem; } .cut-off strong::after { content: ":"; }
        .causes li { padding-left: 1rem; border-left: 3px solid var(--soft_down); max-width: 46rem; } .causes li + li { margin-top: 1rem; }
        .pair th, .pair td { font-size: .875rem; padding: .5rem .75rem .5rem 0; } .pair td span { white-space: pre-line; } .pair tbody th { font-weight: 500; width: 30%; }
        .difference { margin: 1.25rem 0; } .difference h5 { margin-bottom: .5rem; }
        .ways { margin-top: .5rem; }
        .ways li { padding: .5rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
        .way-name { margin-left: .375rem; }
        .warning { color: var(--ink); padding-left: .625rem; border-left: 3px solid var(--soft_down); margin-top: .25rem; }

        """

    private static let drawings = """
        .strips { display: grid; gap: .625rem; margin-top: 1.25rem; }
        .strips li { display: grid; grid-template-columns: 11rem 1fr; column-gap: 1.5rem; align-items: start; }
        .strips h3 { font-size: .9375rem; font-weight: 600; line-height: 1.2; align-self: start; }
        .strip { display: block; width: 100%; height: 2.375rem; grid-column: 2; }
        .strip-says { grid-column: 2; color: var(--quiet); font-size: .8125rem; margin: .125rem 0 .5rem; }
        .b-up { --mark: var(--control); } .b-away, .b-down { --mark: var(--down); } .b-usable { --mark: var(--usable); } .b-soft_down { --mark: var(--soft_down); } .b-unsafe { --mark: var(--unsafe); } .b-safely_degraded { --mark: var(--safely_degraded); }
        .strip path, .heat-row path { fill: var(--mark); } path.b-unknown { fill: none; stroke: var(--control); stroke-width: 1; stroke-dasharray: 13 15; } .day path { fill: none; stroke: var(--mark); stroke-width: 24; } .day .b-up, .day .b-usable { stroke-width: 3; } .day .b-away { stroke-width: 11; } .day .b-safely_degraded { stroke-width: 9; } .day .b-unknown { stroke: var(--control); stroke-width: 1; }
        .axis { display: flex; justify-content: space-between; margin-top: .5rem; color: var(--quiet); font-size: .75rem; font-variant-numeric: tabular-nums; } .strips + .axis { margin-left: 12.5rem; } .calm { margin-top: 1rem; } .axis > span { display: grid; } .axis > :last-child { text-align: right; }
        .stretch { margin-top: 1.25rem; } .stretch h3, .heat h3, .spread h3 { font-size: .9375rem; font-weight: 600; margin-bottom: .5rem; }
        .heat, .spread { margin-top: 1.5rem; } .heat h3 small { display: inline; margin-left: .5rem; }
        .heat li { display: grid; grid-template-columns: minmax(5rem, 9rem) 1fr 7rem; gap: .125rem 1rem; align-items: center; padding: .1875rem 0; font-size: .875rem; }
        .heat-row { display: block; width: 100%; height: 1.25rem; } .heat-note { color: var(--quiet); font-size: .8125rem; }
        .spread-plot { display: block; width: 100%; height: 6rem; border-bottom: 1px solid var(--control); border-top: 1px dotted var(--line); } .spread-most { color: var(--quiet); font-size: .75rem; }
        .s-most { fill: var(--p-connect); opacity: .18; } .s-half { fill: var(--p-connect); opacity: .4; } .s-median { fill: none; stroke: var(--p-connect); stroke-width: 2; vector-effect: non-scaling-stroke; }

        """

    private static let stories = """
        .problem { margin-top: 1.5rem; padding: clamp(1rem, 3vw, 2rem); background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--bad, var(--control)); border-radius: .5rem; }
        .problem h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .125rem .75rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em; }
        .problem h3 .state { font-size: .9375rem; letter-spacing: 0; }
        .sentence { margin-top: .375rem; font-size: 1.125rem; line-height: 1.4; max-width: 40rem; }
        .facts, .note { margin-top: .5rem; color: var(--quiet); font-size: .9375rem; } .facts strong { color: var(--ink); font-weight: 600; }
        .facts a { color: var(--ink); }
        .story { margin-top: 1.75rem; } .story + .story { padding-top: 1.75rem; border-top: 1px solid var(--line); }
        h4 { font-size: 1rem; font-weight: 600; }
        .steps { display: flex; flex-wrap: wrap; gap: .75rem 0; margin: .875rem 0 1.25rem; counter-reset: step; }
        .steps li { position: relative; display: grid; grid-template-columns: auto auto; column-gap: .45rem; align-items: center; padding-right: 2.25rem; font-size: .9375rem; }
        .steps li:not(:last-child)::after { content: ""; position: absolute; right: .55rem; top: .75em; width: 1.15rem; border-top: 1.5px solid var(--control); }
        .steps li small { grid-column: 2; }
        .steps li::before { margin: 0; } .step-passed::before { color: var(--usable); } .step-notReached { color: var(--quiet); } .step-failed { color: var(--bad, var(--soft_down)); font-weight: 650; }
        .step-notReached::before { color: var(--control); }
        .short { padding-block: 1rem; } .short h4, .place { font-size: .9375rem; } .place { margin: .125rem 0 .75rem; color: var(--quiet); }
        h4 + .clash { margin-top: .75rem; }
        .clash { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1px; border-radius: .375rem; overflow: hidden; background: var(--line); border: 1px solid var(--line); }
        .clash > div { padding: .75rem 1rem; background: var(--card); }
        .clash dd { font-size: 1rem; white-space: pre-line; } .clash .got { background: var(--tint, var(--soft_down-tint)); }
        .clash .got dd { font-weight: 550; }
        .fold { margin-top: .75rem; } .story .fold { border-top: 0; }
        .reason { margin-top: 1rem; }
        .advice { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .75rem 2rem; margin: 1.25rem 0; }
        .advice dd { max-width: 34rem; }
        .story details { border-top: 1px solid var(--line); padding: .25rem 0; }
        .scenes { margin: .5rem 0 1rem; display: grid; gap: 1.125rem; }
        .scene { padding-left: 1rem; border-left: 2px solid var(--line); min-width: 0; } .scene.failing { border-left-color: var(--bad, var(--soft_down)); }
        code, pre, kbd { font: .8125rem/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .requests li { font-size: .8125rem; } .answer { color: var(--quiet); }
        pre { margin: .25rem 0 .75rem; padding: .75rem; background: var(--bubble); border-radius: .375rem; white-space: pre-wrap; }
        blockquote { margin: .375rem 0 0; font-size: .9375rem; white-space: pre-line; color: var(--ink); } .page-title { margin-top: .375rem; font-weight: 600; } .filled { color: var(--quiet); font-size: .8125rem; }
        .chat { display: grid; gap: .5rem; margin-top: .5rem; max-width: 34rem; }
        .chat li { justify-self: start; max-width: 88%; } .chat .me { justify-self: end; text-align: right; }
        .chat p { padding: .5rem .875rem; border-radius: 1rem; background: var(--bubble); text-align: left; white-space: pre-line; border-bottom-left-radius: .25rem; } .chat .me p { background: var(--mine); border-radius: 1rem; border-bottom-right-radius: .25rem; } .chat .silence p { background: none; border: 1px dashed var(--control); color: var(--quiet); }
        .who { color: var(--quiet); font-size: .75rem; } .chip { display: inline-block; margin: .25rem .25rem 0 0; padding: .125rem .625rem; border: 1px solid var(--control); border-radius: 1rem; font-size: .8125rem; }
        .call { display: grid; gap: .375rem; margin-top: .5rem; font-size: .9375rem; } .call li { display: grid; grid-template-columns: 2.75rem 4rem 1fr; align-items: baseline; column-gap: .5rem; }
        .at { color: var(--quiet); font-size: .75rem; font-variant-numeric: tabular-nums; } .call .phone .said { font-style: italic; } .call .event .said { color: var(--quiet); }
        kbd { justify-self: start; padding: .125rem .5rem; border: 1px solid var(--control); border-bottom-width: 2px; border-radius: .25rem; letter-spacing: .08em; }
        .mail { margin-top: .375rem; font-size: .9375rem; } .mail > div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .5rem; }

        """

    private static let small = """
        .timings th, .timings td { padding: .375rem .75rem .375rem 0; border: 0; } .timings th { width: 8rem; font-weight: 500; font-size: .875rem; } .timings small { font-size: .75rem; margin-top: .2rem; }
        .bar { display: block; width: 100%; height: .75rem; margin-top: .3rem; } .bar .track { fill: var(--line); }
        .p-dns { fill: var(--p-dns); } .p-connect { fill: var(--p-connect); } .p-tls { fill: var(--p-tls); } .p-wait { fill: var(--p-wait); } .p-load { fill: var(--p-load); } .p-step { fill: var(--control); }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .75rem; color: var(--quiet); }
        .key::before { content: ""; display: inline-block; width: .75em; height: .75em; margin-right: .4em; background: var(--control); } .key.p-dns::before { background: var(--p-dns); } .key.p-connect::before { background: var(--p-connect); } .key.p-tls::before { background: var(--p-tls); } .key.p-wait::before { background: var(--p-wait); } .key.p-load::before { background: var(--p-load); }
        .evidence { margin: .25rem 0 1rem; font-size: .9375rem; } .evidence li, .faults li { padding: .25rem 0 .25rem 1rem; position: relative; } .evidence li::before, .faults li::before { content: "–"; position: absolute; left: 0; color: var(--quiet); }
        .held li { padding: .375rem 0; border-top: 1px solid var(--line); font-size: .9375rem; } .held { margin: .5rem 0 1rem; }
        .command { margin-top: .75rem; color: var(--quiet); font-size: .875rem; }
        .incidents > li { padding: .875rem 0; border-top: 1px solid var(--line); } .incidents .ended .state { color: var(--quiet); font-weight: 500; } .incidents .span { color: var(--quiet); margin-left: .25rem; } .incidents p + p, .changes { color: var(--quiet); font-size: .875rem; } .changes { margin-top: .25rem; }
        @media (max-width: 46rem) {
          .cards, .cards tbody, .cards tr, .cards th, .cards td { display: block; width: auto; }
          .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .cards tr { padding: .875rem 0; border-top: 1px solid var(--line); }
          .cards th, .cards td { padding: .125rem 0; border: 0; }
          .cards tbody th { font-size: 1.0625rem; }
          .cards td { display: grid; grid-template-columns: minmax(7.5rem, 38%) 1fr; column-gap: .75rem; }
          .cards td::before { content: attr(data-label); color: var(--quiet); font-size: .8125rem; font-weight: 400; white-space: normal; grid-row: 1 / span 6; padding-top: .125rem; }
          .cards.channels tr { display: grid; grid-template-columns: minmax(4.8rem, 1fr) 3.9rem 3.9rem 7.7rem; gap: .25rem .5rem; padding: .75rem 0; } .cards.channels .number, .cards.channels .reach { font-size: .9375rem; }
          .cards.channels th { grid-column: 1 / 4; } .cards.channels .met { display: block; grid-column: 4; grid-row: 1; text-align: right; }
          .cards.channels .empty .number, .cards.channels .empty .reach { display: none; } .cards.channels tr:not(.row-usable) th, .cards.channels tr:not(.row-usable) .met { grid-column: 1 / -1; grid-row: auto; text-align: left; }
          .cards.channels .reach, .cards.channels .number { display: block; } .cards.channels .met::before, .cards.channels .reach small { display: none; }
          \(labels)
          .cards.channels .met { order: -1; } .cards.channels .row-since { display: inline; margin-left: .35rem; } .cards.channels tr > * { align-self: end; } .cards.channels th { order: -2; }
          .clock { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem 1.25rem; }
          .cards.figures tr { display: grid; padding: .625rem 0; grid-template-columns: repeat(3, 1fr); gap: .375rem .75rem; } .cards.figures th { grid-column: 1 / -1; } .cards.figures td { display: block; font-size: .9375rem; } .cards.figures td::before { display: block; padding: 0; font-size: .75rem; }
          .pair tbody th { width: auto; }
          .cards td > * { grid-column: 2; justify-self: start; } .cards .number { text-align: left; white-space: normal; } .cards.channels .number { white-space: nowrap; } .suspected { margin-left: 0; }
          .strips li { grid-template-columns: 1fr; } .heat li { grid-template-columns: 1fr auto; } .heat-row { grid-column: 1 / -1; grid-row: 2; } .brief > div { grid-template-columns: 1fr; gap: 0; } .strip, .strip-says { grid-column: 1; } .strips + .axis { margin-left: 0; } .heat h3 small { display: block; margin: 0; }
          .steps { gap: .25rem 1rem; } .brief { margin-top: 1rem; font-size: 1rem; } .brief > div { padding: .375rem 0; } .worst dt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .steps li { padding-right: 0; } .steps li::after { display: none; } .steps .step-passed, .steps .step-failed { flex-basis: 100%; grid-template-columns: 1rem auto 1fr; } .steps .step-passed small, .steps .step-failed small { grid-column: auto; } .steps .step-notReached small { display: none; }
          .timings, .timings tbody, .timings tr, .timings th, .timings td { display: block; width: auto; } .timings tr { padding: .375rem 0; } .timings th, .timings td { padding: 0; } .timings .number { text-align: left; font-size: .8125rem; }
          .call li { grid-template-columns: 2.5rem 1fr; } .call .said, .call kbd { grid-column: 2; } .mail > div { grid-template-columns: 1fr; gap: 0; }
        }
        @media (max-width: 23rem) { .cards.channels tr { grid-template-columns: 1fr 1fr; } .cards.channels tr th { grid-column: 1; } .cards.channels tr .met { grid-column: 2; } .cards.figures:not(.wide) tr { grid-template-columns: 1fr 1fr; } }
        @media (forced-colors: active) { .strip path, .bar path, .heat-row path { fill: CanvasText; } .day path, path.b-unknown { fill: none; stroke: CanvasText; } .state::before, .steps li::before { forced-color-adjust: none; background: CanvasText; } .s-median { stroke: CanvasText; } .bar .track { fill: GrayText; } .problem, .clash, .chat p { border: 1px solid CanvasText; } }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; } body { max-width: none; } .skip { display: none; } tr, .scene, .clash, .strips li, .stretch, .spread, .incidents li, .ways li { break-inside: avoid; } h2, h3, h4, h5, .hint, summary { break-after: avoid; } .problem { border: 0; border-top: 3px solid var(--bad, var(--control)); border-radius: 0; padding: 1rem 0; } details::details-content { content-visibility: visible; block-size: auto; } a[href^="http"]::after { content: " (" attr(href) ")"; } }

        """
}
