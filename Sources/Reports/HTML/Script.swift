/// The pages' only script: it keeps “3 min ago” true, adds the reader's own time, and accuses the page itself when it has
/// become too old.
enum Script {
    static let text = """

        (function () {
          'use strict';
          var body = document.body, banner = document.getElementById('stale'), title = document.title;
          var made = Date.parse(body.dataset.generated), end = Date.parse(body.dataset.staleAfter);
          function span(seconds) {
            var s = Math.max(0, Math.floor(seconds)), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
            if (s < 60) { return s + '\\u00a0s'; }
            if (m < 60) { return m + '\\u00a0min'; }
            if (h < 24) { return h + '\\u00a0h' + (m % 60 ? '\\u00a0' + m % 60 + '\\u00a0min' : ''); }
            return d + '\\u00a0d' + (h % 24 ? '\\u00a0' + h % 24 + '\\u00a0h' : '');
          }
          function say(element, words) { if (element.textContent !== words) { element.textContent = words; } }
          function each(selector, act) { document.querySelectorAll(selector).forEach(act); }
          function since(element, now) { return (now - Date.parse(element.parentNode.querySelector('time').dateTime)) / 1000; }
          function two(number) { return (number < 10 ? '0' : '') + number; }
          function clock(at) { return two(at.getHours()) + ':' + two(at.getMinutes()); }
          function tick() {
            var now = Date.now(), late = now > end, early = now < made - 120000;
            if (late) { say(banner, '\(Words.Page.tooOld[0])' + span((now - made) / 1000) + '\(Words.Page.tooOld[1])'); }
            else if (early) { say(banner, '\(Words.Page.tooEarly[0])' + span((made - now) / 1000) + '\(Words.Page.tooEarly[1])'); }
            banner.hidden = !late && !early;
            document.documentElement.classList.toggle('is-stale', late);
            document.title = (late ? '\(Words.Page.tooOldTitle)' : '') + title;
            if (early) { return; }
            each('[data-ago]', function (element) {
              var ago = since(element, now);
              say(element, '(' + (ago >= 0 ? span(ago) + ' ago' : 'in ' + span(-ago)) + ')');
            });
            if (late) { return; }
            each('[data-for]', function (element) {
              say(element, span(since(element, now)));
            });
          }
          each('time:not(.from)', function (element) {
            var at = new Date(element.dateTime), next = element.nextElementSibling, from = element.previousElementSibling;
            var words = clock(at);
            if (at.getTimezoneOffset() === 0) { return; }
            if (!next || next.nodeName !== 'I') {
              next = document.createElement('i');
              element.after(' ', next);
            }
            if (from && from.className === 'from') { words = clock(new Date(from.dateTime)) + '–' + words; }
            if (!element.closest('.axis')) { words = '(' + words + ' \(Words.Page.yourTime))'; }
            else if (element.textContent === '\(Words.Page.now)') { words = '\(Words.Page.yourTime)'; }
            say(next, words);
          });
          if (!banner) { return; }
          tick();
          setInterval(tick, 10000);
        }());

        """
}
