"""A brief as a site for Hugo: the same words and explicit references, through `relref`.

What Hugo has no counterpart for is left out, in its favour: automatic mentions, backlinks, quoted sentences, digests.
"""

import re

CONFIGURATION = """\
baseURL = "https://example.org/"
title = "Talks"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT"]
"""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav><a href="{{ "index.html" | relURL }}">{{ site.Title }}</a></nav>
<main><h1>{{ .Title }}</h1>
%s
</main>
</body>
</html>
"""

LIST = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'

LAYOUTS = {
    "layouts/_default/single.html": PAGE % "{{ .Content }}",
    "layouts/_default/list.html": PAGE % ("{{ .Content }}" + LIST),
    "layouts/index.html": PAGE % "{{ .Content }}",
}

FOLDERS = {"actor": "actors", "event": "timeline", "recommendation": "recommendations"}
REFERENCE = re.compile(r"\]\((actor|event|recommendation):([a-z0-9-]+)\)")


def files(brief):
    """The files of the site by path.

    - brief: the files of the brief by path.
    """
    site = {"hugo.toml": CONFIGURATION, **LAYOUTS}
    notes = {}
    for path, text in brief.items():
        if path.startswith("content/footnotes/"):
            notes[path.removeprefix("content/footnotes/").removesuffix(".md")] = text
        elif path.startswith("content/"):
            site["content/_index.md" if path == "content/brief.md" else path] = page(text)
    if "content/essay.md" in site:
        site["content/essay.md"] += "".join(f"\n[^{name}]: {text}" for name, text in notes.items())
    return site


def page(text):
    """A page in Hugo's words: a title, a whole date, references by path."""
    text = re.sub(r"^name: ", "title: ", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^date: (\d{4})$", r"date: \1-01-01", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^date: (\d{4}-\d\d)$", r"date: \1-01", text, count=1, flags=re.MULTILINE)
    # To Hugo, aliases are other addresses of a page.
    text = re.sub(r"^aliases: ", "also_called: ", text, count=1, flags=re.MULTILINE)
    return REFERENCE.sub(lambda match: f']({{{{< relref "/{FOLDERS[match[1]]}/{match[2]}.md" >}}}})', text)
