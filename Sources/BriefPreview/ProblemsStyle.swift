/// How problems look, above a page or on a page of their own.
///
/// All colours have a contrast of at least 4.5 to 1 with their ground (WCAG 2.2, criterion 1.4.3).
enum ProblemsStyle {
  static let text = """
    :host, :root {
      --ground: #fff;
      --text: #1b1b1f;
      --edge: #767680;
      --error: #b3171f;
      --warning: #7a4b00;
      --lead: #1c5599;
      --focus: #1c5599;
    }
    @media (prefers-color-scheme: dark) {
      :host, :root {
        --ground: #1b1b1f;
        --text: #f2f2f2;
        --edge: #8e8e99;
        --error: #ff8a85;
        --warning: #f2c14e;
        --lead: #8ab8f5;
        --focus: #8ab8f5;
      }
    }
    :root { color-scheme: light dark; background: var(--ground); }
    body { margin: 0; }
    /* Nothing that the site says of its elements counts here. */
    :host { all: initial !important; }
    @media print { :host { display: none !important; } }
    dialog[open], main { display: grid; }
    dialog, main {
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: 0.5em 1em;
      align-items: center;
      box-sizing: border-box;
      padding: 1em 1.25em;
      border: 0 solid var(--error);
      border-block-start-width: 0.3em;
      color-scheme: light dark;
      background: var(--ground);
      color: var(--text);
      font: medium/1.4 system-ui, sans-serif;
    }
    dialog {
      position: fixed;
      inset: 0;
      inline-size: min(75em, 100% - 2em);
      max-inline-size: none;
      max-block-size: calc(100% - 2em);
      margin: 1em auto auto;
      border-radius: 0.3em;
      overflow: hidden;
    }
    dialog::backdrop { background: rgb(0 0 0 / 50%); }
    main { max-inline-size: 75em; margin: 0 auto; }
    h1 { margin: 0; font: bold 1.15em/1.4 system-ui, sans-serif; }
    p { grid-column: 1 / -1; margin: 0; }
    button {
      grid-area: 1 / 2;
      padding: 0.25em 0.75em;
      border: 1px solid var(--edge);
      border-radius: 0.25em;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    pre {
      grid-column: 1 / -1;
      align-self: stretch;
      margin: 0 -0.25em;
      padding: 0.25em;
      overflow: auto;
      font: 0.875em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      white-space: pre;
    }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 0; }
    .strong, .error, .warning { font-weight: bold; }
    .error { color: var(--error); }
    .warning { color: var(--warning); }
    .lead { color: var(--lead); }
    /* Two columns, whatever the font has: marks stand below what they point to. */
    .wide { display: inline-block; inline-size: 2ch; text-align: center; vertical-align: top; }
    @media (max-width: 40em) {
      dialog { inline-size: calc(100% - 1em); max-block-size: calc(100% - 1em); margin-block-start: 0.5em; }
      dialog, main { padding: 0.75em; }
      pre { font-size: 0.8125em; }
    }

    """
}
