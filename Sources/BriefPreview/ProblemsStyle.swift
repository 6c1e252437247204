/// How problems look, above a page or on a page of their own.
enum ProblemsStyle {
  static let text = """
    :host {
      all: initial;
      position: fixed;
      inset: 0;
      z-index: 2147483647;
      display: block;
      padding: 2rem;
      box-sizing: border-box;
      background: rgb(0 0 0 / 45%);
    }
    :host([hidden]) { display: none; }
    @media print { :host { display: none; } }
    section, main {
      display: grid;
      grid-template: auto minmax(0, 1fr) / 1fr auto;
      gap: 0.75rem 1rem;
      align-items: center;
      max-block-size: 100%;
      max-inline-size: 75rem;
      margin: 0 auto;
      padding: 1rem 1.25rem;
      box-sizing: border-box;
      border-block-start: 0.3rem solid #d33;
      border-radius: 0.3rem;
      background: #1b1b1f;
      color: #f2f2f2;
      font: 0.95rem/1.4 system-ui, sans-serif;
    }
    h1 { margin: 0; font-size: 1.05rem; }
    button {
      padding: 0.25rem 0.75rem;
      border: 1px solid #888;
      border-radius: 0.25rem;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    pre {
      grid-column: 1 / -1;
      max-block-size: 100%;
      margin: 0;
      overflow: auto;
      font: 0.875rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      white-space: pre;
      tab-size: 4;
    }

    """
}
