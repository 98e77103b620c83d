// Runs in every page before any page script (CDP Page.addScriptToEvaluateOnNewDocument); never part of a contender's bytes.
(() => {
  if (window !== window.top || !/^\/c\//.test(location.pathname)) return;
  const FIELDS = ['q1-s1', 'q6-s3'];
  const P = window.__perf = { t0: performance.now(), long: [], events: [], early: 0, signals: 0 };
  const D = globalThis.__driver;
  new PerformanceObserver((l) => l.getEntries().forEach((e) => P.long.push([e.startTime, e.duration]))).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((l) => l.getEntries().forEach((e) => P.events.push([e.name, e.startTime, e.duration, e.interactionId]))).observe({ type: 'event', durationThreshold: 16, buffered: true });

  const hosts = () => D.hosts?.() ?? document.querySelectorAll('.host');
  const field = (h, i, id = `p${i + 1}-q1-s1`) => D.field(h, i, id);
  // Phase i of host h is shown when its first and last answer fields exist and the first one has a box.
  const present = (h, i) => !!(field(h, i) && field(h, i, `p${i + 1}-${FIELDS[1]}`));
  const visible = (el) => { const b = el.getClientRects()[0]; return !!b && b.width > 0 && b.height > 0; };
  const shown = (h, i) => present(h, i) && visible(field(h, i));
  // The map (or what stands for it) is there when the first and the last phase can be seen and clicked.
  const last = Number(new URLSearchParams(location.search).get('n') ?? 5) - 1;
  const drawn = (h) => [0, last].every((i) => { const t = D.target(h, i); return !!t && visible(t) && t.checkVisibility({ visibilityProperty: true }); });
  const afterFrame = (fn) => { const c = new MessageChannel(); c.port1.onmessage = fn; c.port2.postMessage(0); };
  Object.assign(P, { hosts, field, shown });

  let pending = 0;
  P.done = new Promise((resolve, reject) => {
    // A contender that signals usable by itself fails at once, instead of being waited for.
    if (D.signals) addEventListener('unhandledrejection', (e) => reject(e.reason));
    const check = () => {
      if (P.ready) return true;
      const list = [...hosts()];
      if (!list.length || (D.signals && P.signals < list.length)) return false;
      for (; pending < list.length; pending++) if (!present(list[pending], 0)) return false;
      if (!list.every((h) => visible(field(h, 0)) && drawn(h))) return false;
      P.ready = performance.now(); // DOM there, style and layout forced: not rounded to a frame
      performance.mark('ready');
      requestAnimationFrame(() => {
        performance.mark('usable');
        P.usable = performance.now();
        afterFrame(() => { P.painted = performance.now(); resolve(); });
      });
      return true;
    };
    const poll = () => { if (!check()) requestAnimationFrame(poll); };
    globalThis.contenderReady = () => { P.signals++; if (!check()) P.early++; };
    addEventListener('DOMContentLoaded', () => { if (!check()) requestAnimationFrame(poll); });
  });

  const frames = (n) => new Promise((r) => { const f = () => (n-- > 0 ? requestAnimationFrame(f) : r()); f(); });
  const off = (el) => { // offset of an element's own document inside the top window (same-origin iframes)
    let x = 0, y = 0;
    for (let w = el.ownerDocument.defaultView; w !== window.top; w = w.parent) { const b = w.frameElement.getBoundingClientRect(); x += b.x; y += b.y; }
    return { x, y };
  };
  const centre = async (el) => {
    const inView = () => {
      const b = el.getBoundingClientRect(), o = off(el), x = o.x + b.x + b.width / 2, y = o.y + b.y + Math.min(b.height / 2, 12 + b.height / 4);
      const doc = el.ownerDocument, hit = (el.getRootNode().elementFromPoint ? el.getRootNode() : doc).elementFromPoint(x - o.x, y - o.y);
      return { x, y, ok: x > 0 && y > 0 && x < innerWidth && y < innerHeight && !!hit && (el === hit || el.contains(hit) || hit.contains(el) || el.parentNode?.contains?.(hit)) };
    };
    let p = inView();
    if (!p.ok) { el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); await frames(2); p = inView(); }
    return p;
  };

  // Where to press: waits until the target has stopped moving (transitions), scrolls to it only if it cannot be hit.
  P.aim = async (h, i, id) => {
    const host = hosts()[h], get = () => (id ? field(host, i, id) : D.target(host, i));
    let before = '', same = 0, p;
    for (let k = 0; k < 80 && same < 3; k++) {
      await frames(2);
      p = await centre(get());
      const now = `${p.x.toFixed(1)},${p.y.toFixed(1)},${p.ok}`;
      same = now === before && p.ok ? same + 1 : 0;
      before = now;
    }
    return p;
  };
  // Arms one switch: time from the release of the pointer to (a) DOM + forced layout, (b) the frame after it.
  P.arm = (h, i) => {
    const host = hosts()[h], w = D.view?.(host) ?? window, skew = w.performance.timeOrigin - performance.timeOrigin;
    const r = { start: null, ready: null, painted: null };
    P.result = new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`phase ${i} not shown after the click (release ${r.start === null ? 'not ' : ''}seen)`)), 60000);
      const end = () => { if (r.ready === null && shown(host, i)) r.ready = performance.now(); return r.ready !== null; };
      const frame = () => requestAnimationFrame(() => {
        if (!end()) return frame();
        afterFrame(() => { r.painted = performance.now(); clearTimeout(deadline); resolve({ ready: r.ready - r.start, paint: r.painted - r.start }); });
      });
      w.addEventListener('pointerup', (e) => {
        r.start = e.timeStamp + skew;
        // Bubble phase on the window: the contender's own listeners, and the micro-tasks they queued, have run.
        w.addEventListener('click', end, { once: true });
        frame();
      }, { capture: true, once: true });
    });
    return true;
  };
  // Records every keystroke: time from the key's time stamp to (a) the input event handled + layout forced, (b) the next frame.
  P.armKeys = (h, i, id) => {
    const host = hosts()[h], w = D.view?.(host) ?? window, skew = w.performance.timeOrigin - performance.timeOrigin, el = field(host, i, id);
    P.keys = []; P.keyField = el;
    w.addEventListener('keydown', (e) => { P.keys.push({ start: e.timeStamp + skew, ready: null, paint: null, inputs: 0 }); }, { capture: true });
    w.addEventListener('input', () => {
      const rec = P.keys.at(-1);
      if (!rec.inputs++) requestAnimationFrame(() => afterFrame(() => { rec.paint = performance.now() - rec.start; }));
    }, { capture: true });
    // Bubble phase on the window: the contender's own listeners have run. (A component may dispatch a second input event: the last one counts.)
    w.addEventListener('input', () => { el.getClientRects(); const rec = P.keys.at(-1); rec.ready = performance.now() - rec.start; });
    return el.getRootNode().activeElement === el;
  };
  P.count = () => {
    let elements = 0, nodes = 0, shadows = 0, frames = 0;
    const walk = (root) => {
      for (let n = root.firstChild; n; n = n.nextSibling) {
        nodes++;
        if (n.nodeType === 1) {
          elements++;
          if (n.shadowRoot) { shadows++; walk(n.shadowRoot); }
          if (n.localName === 'iframe' && n.contentDocument) { frames++; walk(n.contentDocument); }
          walk(n);
        }
      }
    };
    walk(document);
    return { elements, nodes, shadows, frames };
  };
  // Visible text of the shown panel + map, shadow roots included: used by the audit only.
  P.text = (h) => {
    let out = '';
    const walk = (n) => {
      if (n.nodeType === 3) out += n.data + ' ';
      if (n.nodeType === 1) {
        if (/^(script|style|template)$/.test(n.localName)) return;
        if (n.localName !== 'slot' && n.checkVisibility && !n.checkVisibility()) return; // a slot has no box, its fallback content may
        for (const a of ['label', 'summary', 'placeholder', 'aria-label']) if (n.hasAttribute(a)) out += n.getAttribute(a) + ' ';
        if (n.shadowRoot) n.shadowRoot.childNodes.forEach(walk);
        if (n.localName === 'iframe' && n.contentDocument) walk(n.contentDocument.body);
        n.childNodes.forEach(walk);
      }
    };
    walk(hosts()[h]);
    return out.replace(/\s+/g, ' ');
  };
  P.report = () => {
    const nav = performance.getEntriesByType('navigation')[0];
    const marks = {};
    for (const m of performance.getEntriesByType('mark')) if (!(m.name in marks) || m.name === 'mount-end') marks[m.name] = m.startTime;
    return { t0: P.t0, ready: P.ready, usable: P.usable, painted: P.painted, early: P.early, marks, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
      responseStart: nav.responseStart, domInteractive: nav.domInteractive, long: P.long };
  };
})();
