/// The script that keeps a page up to date.
///
/// It is an addition of the preview's and in no published file. It uses nothing that a strict content
/// security policy forbids: no inline script, no inline style, no markup made from text.
enum ReloadScript {
  static let text = #"""
    (() => {
      'use strict';
      const element = document.currentScript;
      const folder = new URL('.', element.src);
      const root = new URL('..', folder);
      const { instance, page } = element.dataset;
      let build = Number(element.dataset.build);
      let revision = -1;
      let problems = null;
      let isLeaving = false;

      // The path of a URL among the site's files, or null.
      function sitePath(url) {
        const { origin, pathname } = new URL(url, document.baseURI);
        if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
        try {
          const path = decodeURIComponent(pathname.slice(root.pathname.length));
          return path === '' || path.endsWith('/') ? path + 'index.html' : path;
        } catch {
          return null;
        }
      }

      // Shows the page as it is now. To exchange its body is several times faster than to load it again, but
      // leaves scripts and what the address points to behind.
      async function refresh() {
        const scripts = [...document.scripts].filter(script => script !== element);
        if (scripts.length > 0 || location.hash) return reload();
        const answer = await fetch(location.href);
        const text = await answer.text();
        let next;
        try {
          next = new DOMParser().parseFromString(text, 'text/html');
        } catch {
          // A policy may forbid to make markup from text (Trusted Types).
          return reload();
        }
        const served = next.querySelector('script[data-instance]')?.dataset;
        if (!answer.ok || served?.instance !== instance || served.page !== page) return reload();
        if (next.scripts.length > 1 || frame(next) !== frame(document)) return reload();
        build = Math.max(build, Number(served.build));
        document.title = next.title;
        document.body.replaceWith(document.adoptNode(next.body));
      }

      // All of a page but its title and its body.
      function frame(page) {
        const copy = page.documentElement.cloneNode(true);
        const others = copy.querySelectorAll('title, body, script[data-instance], #briefgen-problems');
        for (const part of others) part.remove();
        return copy.outerHTML;
      }

      // The browser keeps the scroll position of a page that is loaded again.
      function reload() {
        if (!isLeaving) location.reload();
        isLeaving = true;
      }

      function fresh(url) {
        const result = new URL(url, document.baseURI);
        result.searchParams.set('briefgen', build);
        return result.href;
      }

      // The old stylesheet stays until the new one is there, so that the page is never without.
      function swap(link) {
        const next = link.cloneNode();
        next.href = fresh(link.href);
        next.onload = next.onerror = () => link.remove();
        link.dataset.leaving = '';
        link.after(next);
      }

      async function apply(list) {
        const changed = new Set(list);
        for (const script of document.querySelectorAll('script[src]')) {
          if (changed.delete(sitePath(script.src))) return reload();
        }
        if (page === '') return reload();
        if (changed.has(page) || changed.has(sitePath(location.href))) await refresh();
        for (const image of document.querySelectorAll('img[src]')) {
          if (changed.has(sitePath(image.src))) image.src = fresh(image.src);
        }
        const links = [...document.querySelectorAll('link[rel~="stylesheet"]:not([data-leaving])')];
        // What a stylesheet imports comes anew with the stylesheet.
        const isImported = [...changed].some(path =>
          /\.(css|woff2?|ttf|otf)$/.test(path) && !links.some(link => sitePath(link.href) === path));
        for (const link of links) {
          if (isImported || changed.has(sitePath(link.href))) swap(link);
        }
      }

      async function receive(state) {
        if (isLeaving || state.revision < revision) return;
        if (state.instance !== instance) return reload();
        revision = state.revision;
        if (state.build > build) {
          let changed = state.since <= build ? state.changed : null;
          let reached = state.build;
          if (!changed) {
            const answer = await (await fetch(new URL(`changes?since=${build}`, folder))).json();
            if (!answer.changed) return reload();
            ({ changed, build: reached } = answer);
          }
          build = reached;
          await apply(changed);
        }
        if (isLeaving) return;
        if (state.hasProblems) {
          showProblems(await (await fetch(new URL('problems', folder))).json());
        } else {
          problems?.remove?.();
          problems = null;
        }
      }

      function showProblems(report) {
        if (!report) return;
        problems ??= page === '' ? ownProblems() : makeOverlay();
        const shown = JSON.stringify(report);
        if (problems.shown === shown) return;
        problems.shown = shown;
        problems.title.textContent = report.summary;
        problems.text.replaceChildren(painted(report.text.parts));
        problems.show();
      }

      function painted(parts) {
        const result = document.createDocumentFragment();
        for (const { text, style } of parts) {
          const part = document.createElement('span');
          part.textContent = text;
          if (style) part.className = style;
          result.append(part);
        }
        return result;
      }

      // The page in the place of a site that there is not yet shows the problems itself.
      function ownProblems() {
        const title = document.querySelector('h1');
        const show = () => { document.title = title.textContent; };
        return { title, text: document.querySelector('pre'), show };
      }

      function makeOverlay() {
        const host = document.createElement('div');
        host.id = 'briefgen-problems';
        const shadow = host.attachShadow({ mode: 'open' });
        const style = document.createElement('link');
        style.rel = 'stylesheet';
        style.href = new URL('problems.css', folder).href;
        // The browser closes a modal dialog on Esc, and gives the focus back to where it was.
        const box = document.createElement('dialog');
        box.setAttribute('role', 'alertdialog');
        box.setAttribute('aria-labelledby', 'title');
        box.lang = 'en';
        box.dir = 'ltr';
        const title = document.createElement('h1');
        title.id = 'title';
        const hide = document.createElement('button');
        hide.type = 'button';
        hide.textContent = 'Hide (Esc)';
        hide.onclick = () => box.close();
        const text = document.createElement('pre');
        // Arrow keys scroll at once.
        text.tabIndex = 0;
        text.autofocus = true;
        box.append(title, hide, text);
        shadow.append(style, box);
        document.documentElement.append(host);
        const show = () => { if (!box.open) box.showModal(); };
        const remove = () => {
          box.close();
          host.remove();
        };
        return { title, text, show, remove };
      }

      // Messages are dealt with one after the other. Where a request fails the server is gone, and its return
      // reloads.
      let queue = Promise.resolve();
      const enqueue = data => { queue = queue.then(() => receive(JSON.parse(data))).catch(() => {}); };

      // A browser opens six connections to a server and no more, so all pages share one, in a worker.
      let disconnect = () => {};
      function connect() {
        if (window.SharedWorker) {
          try {
            const worker = new SharedWorker(new URL(`worker.js?${instance}`, folder));
            worker.port.onmessage = event => enqueue(event.data);
            disconnect = () => worker.port.postMessage('bye');
            return;
          } catch {
            // The browser forbids it, as some do in private windows.
          }
        }
        const events = new EventSource(new URL('events', folder));
        events.onmessage = event => enqueue(event.data);
        disconnect = () => events.close();
      }

      addEventListener('pagehide', () => disconnect());
      addEventListener('pageshow', event => { if (event.persisted) connect(); });
      connect();
    })();

    """#
}
