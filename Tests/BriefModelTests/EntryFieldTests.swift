import Testing

@testable import BriefModel

@Suite("Fields of actors, events and recommendations")
struct EntryFieldTests {
  @Test("what a file without front matter lacks is reported at its beginning")
  func headless() {
    let files = site(["content/actors/a.md": "Text", "content/timeline/b.md": "\n---\ntitle: x\n---\n"])
    #expect(
      report(files) == """
        content/actors/a.md:1:1 missing-field: this actor has no “kind”
          help: begin the file with front matter: a line `---`, `kind: person`, and a line `---`
        content/actors/a.md:1:1 missing-field: this actor has no “name”
          help: begin the file with front matter: a line `---`, `name: Kim Jong Un`, and a line `---`
        content/timeline/b.md:1:1 missing-field: this event has no “date”
          help: front matter begins in the first line; remove what stands above its `---`
        content/timeline/b.md:1:1 missing-field: this event has no “title”
          help: front matter begins in the first line; remove what stands above its `---`
        """)
  }

  @Test("required fields that are missing or empty are reported where they belong")
  func missing() {
    let files = site([
      "content/timeline/a.md": "---\n---\n",
      "content/timeline/b.md": "---\ntitle:\ndate: \"\"\n---\n",
      "content/recommendations/c.md": "---\ntitle: \" \"\naddressed_to: ~\n---\n",
    ])
    #expect(
      report(files) == """
        content/recommendations/c.md:2:9 missing-field: “title” is empty « »
          help: write `title: Resume the talks`
        content/recommendations/c.md:3:15 missing-field: “addressed_to” is empty «~»
          help: write `addressed_to: [united-states]`
        content/timeline/a.md:2:1 missing-field: this event has no “date”
          help: add a line `date: 2019-02-28`
        content/timeline/a.md:2:1 missing-field: this event has no “title”
          help: add a line `title: Hanoi summit`
        content/timeline/b.md:2:7 missing-field: “title” is empty
          help: write `title: Hanoi summit`
        content/timeline/b.md:3:8 missing-field: “date” is empty
          help: write `date: 2019-02-28`
        """)
  }

  @Test("nothing is missing from front matter that cannot be read")
  func brokenHeader() {
    let files = site([
      "content/actors/a.md": "---\nname: x: y\n---\n", "content/footnotes/b.md": "---\nsources: x\n",
    ])
    #expect(
      report(files).isEmpty)
  }

  @Test("every field of an actor is checked by its type")
  func actor() {
    let files = site([
      "content/actors/a.md": """
      ---
      name: {a: b}
      kind: organization
      role: [a]
      aliases: Kim
      affiliation:
        - b
      roles:
        - Leader
        - title: x
          from: 2011-13
          until: 2010
        - {title: y, from: 2012, until: 2011}
        -
        - [a]
      url: javascript:alert(1)
      ---
      """
    ])
    #expect(
      report(files) == """
        content/actors/a.md:2:8 wrong-type: “name” is a text; this is a group of fields «a: b»
          help: write one value, without brackets, braces or “-”
        content/actors/a.md:3:7 unknown-value: “organization” is no value of “kind” «organization»
          help: write `organisation`; “kind” is person, state or organisation
          replace: «organization» by «organisation»
        content/actors/a.md:4:8 wrong-type: “role” is a text; this is a list «a»
          help: write one value, without brackets, braces or “-”
        content/actors/a.md:5:10 wrong-type: “aliases” is a list; this is “Kim” «Kim»
          help: write `aliases: […]`, or each entry on a line that begins with `-`
          replace: «Kim» by «[Kim]»
        content/actors/a.md:7:5 wrong-type: “affiliation” is the id of an actor; this is a list «b»
          help: write one value, without brackets, braces or “-”
        content/actors/a.md:9:5 wrong-type: an entry of “roles” is a group of fields; this is “Leader” «Leader»
          help: write `title: …`
          replace: «Leader» by «title: Leader»
        content/actors/a.md:11:16 impossible-date: there is no month 13 «13»
          help: the months are 01 to 12, and stand behind the year
        content/actors/a.md:13:35 reversed-interval: a role ends no earlier than it begins «2011» (ends before it begins)
          note: it begins here content/actors/a.md:13:22
          help: swap the two dates
        content/actors/a.md:14:4 missing-field: an entry of “roles” is empty
          help: write the entry, or remove its line
        content/actors/a.md:15:6 wrong-type: an entry of “roles” is a group of fields; this is a list «a»
          help: write `title: …`
        content/actors/a.md:16:6 forbidden-scheme: “javascript:” is not allowed «javascript:alert(1)»
          help: a URL begins with http:, https:, mailto: or tel: and has no spaces
        """)
  }

  @Test("every field of an event is checked by its type")
  func event() {
    let files = site([
      "content/timeline/b.md": """
      ---
      title: [x]
      date: March 2019
      status: Planned
      place: {a: b}
      actors: "kim"
      footnotes:
        - footnote:a
        - [b]
        -
      aliases: {a: b}
      ---
      """
    ])
    #expect(
      report(files) == """
        content/timeline/b.md:2:9 wrong-type: “title” is a text; this is a list «x»
          help: write one value, without brackets, braces or “-”
        content/timeline/b.md:3:7 impossible-date: “March 2019” is not a date in EDTF «March 2019»
          help: write `2019-03`
          replace: «March 2019» by «2019-03»
        content/timeline/b.md:4:9 unknown-value: “Planned” is no value of “status” «Planned»
          help: write `planned`; “status” is occurred, planned, proposed or cancelled
          replace: «Planned» by «planned»
        content/timeline/b.md:5:9 wrong-type: “place” is a text; this is a group of fields «a: b»
          help: write one value, without brackets, braces or “-”
        content/timeline/b.md:6:10 wrong-type: “actors” is a list; this is “kim” «kim»
          help: write `actors: […]`, or each entry on a line that begins with `-`
          replace: «"kim"» by «["kim"]»
        content/timeline/b.md:9:6 wrong-type: an entry of “footnotes” is the id of a footnote; this is a list «b»
          help: write one value, without brackets, braces or “-”
        content/timeline/b.md:10:4 missing-field: an entry of “footnotes” is empty
          help: write the entry, or remove its line
        content/timeline/b.md:11:11 wrong-type: “aliases” is a list; this is a group of fields «a: b»
          help: write `aliases: […]`, or each entry on a line that begins with `-`
        """)
  }

  @Test("every field of a recommendation is checked by its type")
  func recommendation() {
    let files = site([
      "content/recommendations/c.md": """
      ---
      title: x
      addressed_to: kim, trump
      horizon: near term
      order: [1]
      depends_on: {a: b}
      events: a
      ---
      """
    ])
    #expect(
      report(files) == """
        content/recommendations/c.md:3:15 wrong-type: “addressed_to” is a list; this is “kim, trump” «kim, trump»
          help: write `addressed_to: […]`, or each entry on a line that begins with `-`
          replace: «kim, trump» by «[kim, trump]»
        content/recommendations/c.md:4:10 unknown-value: “near term” is no value of “horizon” «near term»
          help: write `near-term`; “horizon” is immediate, near-term or long-term
          replace: «near term» by «near-term»
        content/recommendations/c.md:5:9 wrong-type: “order” is a whole number from 1; this is a list «1»
          help: write one value, without brackets, braces or “-”
        content/recommendations/c.md:6:14 wrong-type: “depends_on” is a list; this is a group of fields «a: b»
          help: write `depends_on: […]`, or each entry on a line that begins with `-`
        content/recommendations/c.md:7:9 wrong-type: “events” is a list; this is “a” «a»
          help: write `events: […]`, or each entry on a line that begins with `-`
          replace: «a» by «[a]»
        """)
  }

  @Test("an order is a whole number from 1")
  func orders() {
    let files = site([
      "content/recommendations/a.md": "---\ntitle: x\naddressed_to: [a]\norder: 0\n---\n",
      "content/recommendations/b.md": "---\ntitle: x\naddressed_to: [a]\norder: -1\n---\n",
      "content/recommendations/c.md": "---\ntitle: x\naddressed_to: [a]\norder: 1.0\n---\n",
      "content/recommendations/d.md": "---\ntitle: x\naddressed_to: [a]\norder: 99999999999999999999\n---\n",
      "content/recommendations/e.md": "---\ntitle: x\naddressed_to: [a]\norder: first\n---\n",
    ])
    #expect(
      report(files) == """
        content/recommendations/a.md:4:8 wrong-type: “order” is a whole number from 1; this is “0” «0»
          help: write `order: 1`
        content/recommendations/b.md:4:8 wrong-type: “order” is a whole number from 1; this is “-1” «-1»
          help: write `order: 1`
        content/recommendations/c.md:4:8 wrong-type: “order” is a whole number from 1; this is “1.0” «1.0»
          help: write `order: 1`
        content/recommendations/d.md:4:8 wrong-type: “order” is a whole number from 1; this is “99999999999999999999” «99999999999999999999»
          help: write `order: 1`
        content/recommendations/e.md:4:8 wrong-type: “order” is a whole number from 1; this is “first” «first»
          help: write `order: 1`
        """)
  }

  @Test("a recommendation that addresses nobody is an error of its own")
  func addressees() {
    let files = site([
      "content/recommendations/a.md": "---\ntitle: x\naddressed_to: []\n---\n",
      "content/recommendations/b.md": "---\ntitle: x\naddressed_to: [~]\n---\n",
      "content/recommendations/c.md": "---\ntitle: x\n---\n",
    ])
    #expect(
      report(files) == """
        content/recommendations/a.md:3:15 unaddressed-recommendation: a recommendation says who must act «[]» (nobody is named)
          help: name at least one actor: `addressed_to: [united-states]`
        content/recommendations/b.md:3:16 unaddressed-recommendation: a recommendation says who must act «~» (nobody is named)
          help: name at least one actor: `addressed_to: [united-states]`
        content/recommendations/c.md:2:1 missing-field: this recommendation has no “addressed_to”
          help: add a line `addressed_to: [united-states]`
        """)
  }

  @Test("an unknown field is reported with the one that was meant, which then counts")
  func unknown() {
    let files = site([
      "content/actors/a.md": "---\ntitle: Kim\nKind: person\nalias: [x]\naffilliation: b\nage: 40\n---\n",
      "content/timeline/b.md": "---\ntitle: x\ntitel: y\n'date ': 2019\n---\n",
      "content/recommendations/c.md": "---\ntitle: x\nto: [a]\ndepends-on: [b]\n---\n",
    ])
    #expect(
      report(files) == """
        content/actors/a.md:2:1 unknown-field: “title” is no field of an actor «title»
          note: an actor has the fields name, kind, role, aliases, affiliation, roles, url
          help: write `name`
          replace: «title» by «name»
        content/actors/a.md:3:1 unknown-field: “Kind” is no field of an actor «Kind»
          note: an actor has the fields name, kind, role, aliases, affiliation, roles, url
          help: write `kind`
          replace: «Kind» by «kind»
        content/actors/a.md:4:1 unknown-field: “alias” is no field of an actor «alias»
          note: an actor has the fields name, kind, role, aliases, affiliation, roles, url
          help: write `aliases`
          replace: «alias» by «aliases»
        content/actors/a.md:5:1 unknown-field: “affilliation” is no field of an actor «affilliation»
          note: an actor has the fields name, kind, role, aliases, affiliation, roles, url
          help: write `affiliation`
          replace: «affilliation» by «affiliation»
        content/actors/a.md:6:1 unknown-field: “age” is no field of an actor «age»
          note: an actor has the fields name, kind, role, aliases, affiliation, roles, url
          help: remove it
        content/recommendations/c.md:3:1 unknown-field: “to” is no field of a recommendation «to»
          note: a recommendation has the fields title, addressed_to, horizon, order, depends_on, events, aliases
          help: write `addressed_to`
          replace: «to» by «addressed_to»
        content/recommendations/c.md:4:1 unknown-field: “depends-on” is no field of a recommendation «depends-on»
          note: a recommendation has the fields title, addressed_to, horizon, order, depends_on, events, aliases
          help: write `depends_on`
          replace: «depends-on» by «depends_on»
        content/timeline/b.md:3:1 unknown-field: “titel” is no field of an event «titel»
          note: an event has the fields title, date, status, place, actors, footnotes, aliases
          help: remove it; “title” is there already
        content/timeline/b.md:4:2 unknown-field: “date ” is no field of an event «date »
          note: an event has the fields title, date, status, place, actors, footnotes, aliases
          help: write `date`
          replace: «date » by «date»
        """)
  }

  @Test("a reversed interval is swapped")
  func interval() {
    let files = site([
      "content/timeline/b.md": "---\ntitle: x\ndate: \"2019-02-28/2019-02-27\"\n---\n"
    ])
    #expect(
      report(files) == """
        content/timeline/b.md:3:8 reversed-interval: an interval ends no earlier than it begins «2019-02-28/2019-02-27» (ends before it begins)
          help: swap the two dates
          replace: «2019-02-28/2019-02-27» by «2019-02-27/2019-02-28»
        """)
  }

  @Test("nothing is replaced in a text with escapes, for its bytes are others")
  func escapes() {
    let files = site([
      "content/timeline/b.md": "---\ntitle: x\ndate: \"March\\u0020201\\x39\"\nstatus: \"\\x50lanned\"\n---\n"
    ])
    #expect(
      report(files) == """
        content/timeline/b.md:3:8 impossible-date: “March 2019” is not a date in EDTF «March\\u0020201\\x39»
          help: write `2019-03`
        content/timeline/b.md:4:10 unknown-value: “Planned” is no value of “status” «\\x50lanned»
          help: write `planned`; “status” is occurred, planned, proposed or cancelled
        """)
  }
}
