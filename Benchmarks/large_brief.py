"""A brief of any size, the same for the same seed, and the same content for Hugo.

    python3 Benchmarks/large_brief.py [--hugo] [--seed N] [--aliases N] [--one-name] DIR ENTRIES

Half of the entries are actors and half are events; recommendations and footnotes come on top, a tenth each. An actor or an
event has about 300 words in 5 paragraphs, each with 2 explicit references and 3 to 5 names of others. Names have one to
three words; some begin like others, and every fifth actor has an alias. A fifth of the words is Korean or Russian.
"""

import argparse
import random
from pathlib import Path

import hugo_site

ENGLISH = """the treaty talks were held again after a long winter of silence and nobody expected much from them yet both sides
came with proposals that had been drafted in secret over many months of letters between ministries""".split()
KOREAN = "회담은 긴 겨울의 침묵 끝에 다시 열렸고 아무도 큰 기대를 하지 않았다 그러나 양측은 제안을 가져왔다".split()
RUSSIAN = "переговоры начались снова после долгой зимы молчания и никто не ждал от них многого".split()
SYLLABLES = "Ka Lo Mi Ren Tor Vas Bel Dun Fer Gal Hol Jin Pak Quo Sil Tam Ulm Wen Xan Yor Zel".split()

PARAGRAPHS = 5
SENTENCES = 4
WORDS = 13


class Generator:
    def __init__(self, entries, seed, aliases=None, one_name=False):
        """
        - aliases: how many every actor has; where nothing is said, every fifth has one.
        - one_name: whether all mentions are of one actor.
        """
        self.random = random.Random(seed)
        self.aliases = aliases
        self.one_name = one_name
        self.actors = entries // 2
        self.events = entries - self.actors
        self.extras = entries // 10
        self.names = self.unique_names(self.actors, longest=3)
        self.titles = [f"{name} talks" for name in self.unique_names(self.events, longest=2)]

    def unique_names(self, count, longest):
        names = []
        for number in range(count):
            words = ["".join(self.random.choices(SYLLABLES, k=2)).capitalize()
                     for _ in range(self.random.randrange(longest))]
            # Every eighth name begins with the words that the last one begins with.
            if number % 8 == 7:
                words = names[-1].split()[:-1]
            # A number in letters, so that no two names are the same.
            names.append(" ".join([*words, in_letters(number)]))
        return names

    def word(self):
        languages = self.random.choices((ENGLISH, KOREAN, RUSSIAN), weights=(8, 1, 1))
        return self.random.choice(languages[0])

    def reference(self):
        if self.random.random() < 0.5:
            return f"[the other](actor:actor-{self.random.randrange(self.actors)})"
        return f"[what followed](event:event-{self.random.randrange(self.events)})"

    def aliases_of(self, number):
        count = self.aliases if self.aliases is not None else number % 5 == 0
        return [f"Envoy {in_letters(number)}" + (f" {in_letters(alias)}" if alias else "") for alias in range(count)]

    def mention(self):
        if self.one_name:
            return self.names[0]
        return self.random.choice(self.names if self.random.random() < 0.5 else self.titles)

    def paragraph(self):
        sentences = [[self.word() for _ in range(WORDS)] for _ in range(SENTENCES)]
        for insertion in [self.reference() for _ in range(2)] + [self.mention() for _ in range(self.random.randint(3, 5))]:
            sentence = self.random.choice(sentences)
            sentence.insert(self.random.randrange(1, len(sentence)), insertion)
        return " ".join(" ".join(sentence)[0].upper() + " ".join(sentence)[1:] + "." for sentence in sentences)

    def body(self):
        return "\n\n".join(self.paragraph() for _ in range(PARAGRAPHS)) + "\n"

    def files(self):
        essay = [self.paragraph() for _ in range(40)]
        notes = [f"[^note-{number}]" for number in range(self.extras)]
        for index, note in enumerate(notes):
            essay[index % len(essay)] += note
        deeds = [f"[Do this](recommendation:deed-{number})." for number in range(self.extras)]
        if deeds:
            essay.append(" ".join(deeds))
        yield "content/brief.md", "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n"
        yield "content/essay.md", "---\ntitle: Talks\n---\n\n" + "\n\n".join(essay) + "\n"
        for number, name in enumerate(self.names):
            aliases = self.aliases_of(number)
            aliases = f"aliases: [{', '.join(aliases)}]\n" if aliases else ""
            yield f"content/actors/actor-{number}.md", (
                f"---\nname: {name}\nkind: person\nrole: Negotiator\n{aliases}---\n\n{self.body()}")
        for number, title in enumerate(self.titles):
            yield f"content/timeline/event-{number}.md", (
                f"---\ntitle: {title}\ndate: {1950 + number % 70}-{1 + number % 12:02}\n"
                f"actors: [actor-{number % self.actors}]\n---\n\n{self.body()}")
        for number in range(self.extras):
            yield f"content/recommendations/deed-{number}.md", (
                f"---\ntitle: Do the deed of {number}\naddressed_to: [actor-{number}]\n---\n\n{self.paragraph()}\n")
            yield f"content/footnotes/note-{number}.md", f"A letter of the year {1950 + number % 70}.\n"


def in_letters(number):
    """A number as a word: a syllable for each digit."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()


def large_brief(entries, seed=1, **options):
    """The texts of the files by path."""
    return dict(Generator(entries, seed, **options).files())


def write(files, folder):
    """Writes files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hugo", action="store_true", help="write a site for Hugo")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aliases", type=int, help="how many aliases every actor has")
    parser.add_argument("--one-name", action="store_true", help="mention one actor and no other")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("entries", type=int, metavar="ENTRIES")
    options = parser.parse_args()
    files = large_brief(options.entries, options.seed, aliases=options.aliases, one_name=options.one_name)
    write(hugo_site.files(files) if options.hugo else files, options.folder)


if __name__ == "__main__":
    main()
