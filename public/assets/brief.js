// What scripts add to a brief: a switch of colours, cards before a reference is followed, links that copy themselves, the
// place in the essay, filters of the timeline, a search. Without it every page is whole. All words come from the page.
"use strict";
{
  const root = document.documentElement;
  const find = (selector, within = document) => within.querySelector(selector);
  const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

  // MARK: Colours

  const themeSwitch = find(".theme-switch");
  const themes = ["system", "light", "dark"];

  const showTheme = theme => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    themeSwitch.setAttribute("aria-label", themeSwitch.dataset[theme]);
    themeSwitch.title = themeSwitch.dataset[theme];
  };

  if (themeSwitch) {
    showTheme(root.dataset.theme ?? "system");
    themeSwitch.addEventListener("click", () => {
      const theme = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
      showTheme(theme);
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // The choice holds for this page alone.
      }
    });
  }

  // MARK: Cards

  const waitToShow = 250;
  const waitToHide = 300;
  const template = document.getElementById("page.cards");
  const cards = new Map();
  for (const card of template?.content.children ?? []) cards.set(card.dataset.for, card);

  // What is known of a link's target: a card of the page, or the text of a note that the page lists.
  const contentFor = link => {
    const href = link.getAttribute("href") ?? "";
    const card = cards.get(href) ?? cards.get(href.split("#")[0]);
    if (card) {
      // Who cannot point is told how to go on.
      const hint = document.createElement("p");
      hint.className = "card-open";
      hint.textContent = template.dataset.open;
      return [card.cloneNode(true), hint];
    }
    if (!href.startsWith("#fn-")) return null;
    const note = document.getElementById(decodeURIComponent(href.slice(1)));
    if (!note || note.contains(link)) return null;
    const copy = note.cloneNode(true);
    for (const element of findAll(".back", copy)) element.remove();
    for (const element of findAll("[id]", copy)) element.removeAttribute("id");
    return [...copy.childNodes];
  };

  const card = document.createElement("div");
  card.className = "card";
  card.id = "page.card";
  card.popover = "manual";
  card.setAttribute("role", "tooltip");
  let shownFor = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (!shownFor) return;
    shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    card.hidePopover();
  };

  // Below the line that the pointer is on, or below the whole link; above it where there is no room below. Always within
  // the width of the window.
  const place = (link, pointer) => {
    const boxes = [...link.getClientRects()];
    const line = pointer && boxes.find(box => pointer.y >= box.top && pointer.y <= box.bottom);
    const [first, last] = line ? [line, line] : [boxes[0], boxes.at(-1)];
    const { width, height } = card.getBoundingClientRect();
    const edge = 8;
    const left = Math.max(edge, Math.min(line ? pointer.x - width / 3 : first.left, root.clientWidth - width - edge));
    const isBelow = last.bottom + height + edge <= innerHeight || first.top < height + edge;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(isBelow ? last.bottom + 4 : first.top - height - 4) + scrollY}px`;
  };

  const show = (link, pointer) => {
    clearTimeout(timer);
    if (shownFor === link) return;
    const content = contentFor(link);
    hide();
    if (!content) return;
    if (!card.isConnected) document.body.append(card);
    card.replaceChildren(...content);
    card.showPopover();
    place(link, pointer);
    link.setAttribute("aria-describedby", card.id);
    shownFor = link;
  };

  const reference = event => event.target.closest?.("main a[href]");
  const showSoon = (link, { clientX: x, clientY: y }) => {
    clearTimeout(timer);
    timer = setTimeout(show, waitToShow, link, { x, y });
  };
  // A card stays as long as the pointer is on it or on its link, or its link has the focus.
  const isHeld = () => card.matches(":hover") || shownFor?.matches(":hover, :focus-visible");
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!isHeld()) hide(); }, waitToHide);
  };

  if ("popover" in HTMLElement.prototype) {
    let pointer = "mouse";
    document.addEventListener("pointerover", event => {
      if (event.pointerType === "touch") return;
      const link = reference(event);
      if (link) showSoon(link, event);
      else hideSoon();
    });
    root.addEventListener("pointerleave", hideSoon);
    // A page that comes back by the back button comes back as it was left.
    addEventListener("pagehide", hide);
    document.addEventListener("pointerdown", event => {
      pointer = event.pointerType;
      if (shownFor && !card.contains(event.target) && reference(event) !== shownFor) hide();
    }, true);
    document.addEventListener("focusin", event => {
      const link = reference(event);
      if (link?.matches(":focus-visible")) show(link);
    });
    document.addEventListener("focusout", hideSoon);
    document.addEventListener("keydown", event => {
      pointer = "keyboard";
      if (event.key === "Escape") hide();
    });
    // A finger cannot point: the first tap shows the card, the second one follows the link.
    document.addEventListener("click", event => {
      const link = reference(event);
      if (pointer !== "touch" || !link || link === shownFor || !link.closest("p, li")) return;
      if (!link.matches(".ref, .mention, [role='doc-noteref']") || !contentFor(link)) return;
      event.preventDefault();
      show(link);
    });
    card.addEventListener("click", event => {
      if (shownFor && !event.target.closest("a") && !String(getSelection())) shownFor.click();
    });
  }

  // MARK: Search

  const searchBox = document.getElementById("page.search");
  const searchSwitch = find(".search-switch");
  if (searchBox && searchSwitch) {
    const search = document.createElement("dialog");
    for (const { name, value } of searchBox.attributes) {
      if (name !== "hidden" && name !== "role") search.setAttribute(name, value);
    }
    search.append(...searchBox.childNodes);
    searchBox.replaceWith(search);

    const openSearch = () => {
      if (!search.open) search.showModal();
      find("input", search).select();
      // The rest is another script, which is loaded when it is needed first.
      if (!search.dataset.script) return;
      const script = document.createElement("script");
      script.src = search.dataset.script;
      script.onerror = () => { find("[role='status']", search).textContent = search.dataset.failed; };
      document.head.append(script);
      delete search.dataset.script;
    };
    searchSwitch.addEventListener("click", openSearch);

    // A key without Ctrl can be turned off, for those who speak to their computer (WCAG 2.2, criterion 2.1.4).
    const slash = find(".search-key", search);
    const isSlashOn = () => slash?.getAttribute("aria-pressed") !== "false";
    const setSlash = isOn => slash.setAttribute("aria-pressed", String(isOn));
    try {
      if (localStorage.getItem("search-key") === "off") setSlash(false);
    } catch {
      // There is no storage: the key is on.
    }
    slash?.addEventListener("click", () => {
      setSlash(!isSlashOn());
      try {
        localStorage.setItem("search-key", isSlashOn() ? "on" : "off");
      } catch {
        // The choice holds for this page alone.
      }
    });

    document.addEventListener("keydown", event => {
      // A field that was just hidden may have the focus still.
      const isField = event.target.closest?.("input, textarea, select, [contenteditable]")?.checkVisibility();
      const isCommand = event.ctrlKey || event.metaKey;
      const isMeant = isCommand
        ? event.key.toLowerCase() === "k" && !event.shiftKey : event.key === "/" && !isField && isSlashOn();
      if (!isMeant || event.altKey) return;
      event.preventDefault();
      openSearch();
    });
    search.addEventListener("click", event => {
      if (event.target === search || event.target.closest(".close")) search.close();
    });
    // Of itself the key would empty the field first.
    search.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      search.close();
    });
  }

  // MARK: Links that copy themselves

  const status = find(".status");
  let saying = 0;
  const say = text => {
    clearTimeout(saying);
    status.textContent = text;
    saying = setTimeout(() => { status.textContent = ""; }, 2500);
  };

  for (const link of findAll(".permalink")) {
    link.addEventListener("click", () => {
      navigator.clipboard?.writeText(link.href).then(() => say(status.dataset.copied), () => {});
    });
  }

  // MARK: The place in the essay

  const contents = find(".contents details");
  const placeText = find(".contents .place");
  const passages = findAll(".permalink");
  if (placeText && passages.length) {
    const update = () => {
      // Just below where a link to a paragraph puts it. The last ones may have no room to get there.
      const { fontSize } = getComputedStyle(root);
      const isEnd = scrollY + innerHeight >= root.scrollHeight - 1;
      const line = isEnd ? innerHeight : 5 * parseFloat(fontSize);
      // Never nothing: a line that grows to two in large letters would push the text down.
      let current = passages[0];
      for (const link of passages) {
        if (link.getBoundingClientRect().top > line) break;
        current = link;
      }
      const values = { number: current.textContent, count: placeText.dataset.count };
      placeText.textContent = placeText.dataset.text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    };
    let isAsked = false;
    addEventListener("scroll", () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        update();
      });
    }, { passive: true });
    update();
  }
  contents?.addEventListener("click", event => { if (event.target.closest("a")) contents.open = false; });
  contents?.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !contents.open) return;
    contents.open = false;
    find("summary", contents).focus();
  });

  // MARK: Filters of the timeline

  const filters = find(".filters");
  if (filters) {
    const boxes = findAll("input", filters);
    const events = findAll("[data-actors]");
    const years = findAll(".year");
    const count = find("[role='status']", filters);
    const all = count.textContent;

    // What is left of a filtered event, its mark and the time that passed, is for the eye only.
    const setHidden = (element, isHidden) => {
      if (isHidden) element.setAttribute("aria-hidden", "true");
      else element.removeAttribute("aria-hidden");
    };

    // An event is shown if all actors that were chosen took part.
    const filter = () => {
      const chosen = boxes.filter(box => box.checked).map(box => box.value);
      let shown = 0;
      for (const event of events) {
        const actors = event.dataset.actors.split(" ");
        const isShown = chosen.every(actor => actors.includes(actor));
        event.classList.toggle("filtered", !isShown);
        setHidden(event, !isShown);
        shown += isShown;
      }
      for (const year of years) setHidden(year, !find("[data-actors]:not(.filtered)", year));
      const values = { shown, count: all };
      count.textContent = chosen.length
        ? filters.dataset.text.replace(/\{(\w+)\}/g, (_, name) => values[name]) : all;
      return chosen;
    };

    const read = () => {
      const chosen = new URLSearchParams(location.search).getAll("actor");
      for (const box of boxes) box.checked = chosen.includes(box.value);
      filter();
    };

    filters.addEventListener("change", () => {
      const query = new URLSearchParams(filter().map(actor => ["actor", actor])).toString();
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    });
    filters.addEventListener("submit", event => event.preventDefault());
    addEventListener("pageshow", read);
    read();
  }
}
