/// The page's only script: it keeps “3 min ago” true, and accuses the page itself when it has become too old.
enum Script {
    static let text = """

        (function () {
          'use strict';
          var body = document.body, banner = document.getElementById('stale'), title = document.title;
          function span(seconds) {
            var s = Math.max(0, Math.floor(seconds)), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
            if (s < 60) { return s + ' s'; }
            if (m < 60) { return m + ' min'; }
            if (h < 24) { return h + ' h' + (m % 60 ? ' ' + m % 60 + ' min' : ''); }
            return d + ' d' + (h % 24 ? ' ' + h % 24 + ' h' : '');
          }
          function say(element, words) { if (element.textContent !== words) { element.textContent = words; } }
          function tick() {
            var now = Date.now(), made = Date.parse(body.dataset.generated), end = Date.parse(body.dataset.staleAfter);
            var late = now > end, early = now < made - 120000;
            if (late) { say(banner, 'Do not believe this page. It is ' + span((now - made) / 1000) + ' old, and softdown has not made a new one.'); }
            else if (early) { say(banner, 'Do not believe the times on this page. It was made ' + span((made - now) / 1000) + ' in the future of this computer.'); }
            banner.hidden = !late && !early;
            document.documentElement.classList.toggle('is-stale', late);
            document.title = (late ? 'Too old: ' : '') + title;
            if (early) { return; }
            document.querySelectorAll('[data-ago]').forEach(function (element) {
              var ago = (now - Date.parse(element.dataset.ago)) / 1000;
              say(element, '(' + (ago >= 0 ? span(ago) + ' ago' : 'in ' + span(-ago)) + ')');
            });
            if (late) { return; }
            document.querySelectorAll('[data-for]').forEach(function (element) {
              say(element, span((now - Date.parse(element.dataset.for)) / 1000));
            });
          }
          tick();
          setInterval(tick, 10000);
        }());

        """
}
