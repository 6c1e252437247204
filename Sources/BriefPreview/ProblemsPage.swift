/// The page in the place of a site that there is not yet: it shows what keeps the brief from being compiled.
enum ProblemsPage {
  /// Makes the page. It needs no script to be read; with it, it goes away when the brief is mended.
  static func html(_ problems: SiteState.Problems, script: String) -> [UInt8] {
    let policy =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"
    let page = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(ServedPage.escaped(problems.summary))</title>
      <link rel="stylesheet" href="/\(PreviewFile.style.path)">
      \(script)
      </head>
      <body>
      <main>
      <h1>\(ServedPage.escaped(problems.summary))</h1>
      <p>The brief appears here as soon as it is mended.</p>
      <pre tabindex="0">\(problems.text.html)</pre>
      </main>
      </body>
      </html>

      """
    return Array(page.utf8)
  }
}
