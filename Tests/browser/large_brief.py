"""A brief of any size, the same for the same seed.

    python3 Tests/browser/large_brief.py DIR ENTRIES

Half of the entries are actors and half are events; recommendations and footnotes come on top, a tenth each. An actor or an
event has about 300 words in 5 paragraphs, each with 2 explicit references and 3 to 5 names of others. A fifth of the words is Korean
or Russian.
"""

import random
import sys
from pathlib import Path

ENGLISH = """the treaty talks were held again after a long winter of silence and nobody expected much from them yet both sides
came with proposals that had been drafted in secret over many months of letters between ministries""".split()
KOREAN = "회담은 긴 겨울의 침묵 끝에 다시 열렸고 아무도 큰 기대를 하지 않았다 그러나 양측은 제안을 가져왔다".split()
RUSSIAN = "переговоры начались снова после долгой зимы молчания и никто не ждал от них многого".split()
SYLLABLES = "Ka Lo Mi Ren Tor Vas Bel Dun Fer Gal Hol Jin Pak Quo Sil Tam Ulm Wen Xan Yor Zel".split()

PARAGRAPHS = 5
SENTENCES = 4
WORDS = 13


class Generator:
    def __init__(self, entries, seed):
        self.random = random.Random(seed)
        self.actors = entries // 2
        self.events = entries - self.actors
        self.extras = entries // 10
        # One to three words; some names begin like others.
        self.names = [self.name(number) for number in range(self.actors)]
        self.titles = [f"{self.name(number)} talks" for number in range(self.events)]

    def name(self, number):
        words = ["".join(self.random.choices(SYLLABLES, k=2)).capitalize() for _ in range(self.random.randint(0, 2))]
        # A number in letters, so that no two names are the same.
        digits = "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()
        return " ".join([*words, digits])

    def word(self):
        languages = self.random.choices((ENGLISH, KOREAN, RUSSIAN), weights=(8, 1, 1))
        return self.random.choice(languages[0])

    def reference(self):
        if self.random.random() < 0.5:
            return f"[the other](actor:actor-{self.random.randrange(self.actors)})"
        return f"[what followed](event:event-{self.random.randrange(self.events)})"

    def mention(self):
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
        essay.append(" ".join(deeds))
        yield "content/brief.md", "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n"
        yield "content/essay.md", "---\ntitle: Talks\n---\n\n" + "\n\n".join(essay) + "\n"
        for number, name in enumerate(self.names):
            yield f"content/actors/actor-{number}.md", (
                f"---\nname: {name}\nkind: person\nrole: Negotiator\n---\n\n{self.body()}")
        for number, title in enumerate(self.titles):
            yield f"content/timeline/event-{number}.md", (
                f"---\ntitle: {title}\ndate: {1950 + number % 70}-{1 + number % 12:02}\n"
                f"actors: [actor-{number % self.actors}]\n---\n\n{self.body()}")
        for number in range(self.extras):
            yield f"content/recommendations/deed-{number}.md", (
                f"---\ntitle: Do the deed of {number}\naddressed_to: [actor-{number}]\n---\n\n{self.paragraph()}\n")
            yield f"content/footnotes/note-{number}.md", f"A letter of the year {1950 + number % 70}.\n"


def large_brief(entries, seed=1):
    """The texts of the files by path."""
    return dict(Generator(entries, seed).files())


def main():
    folder, entries = Path(sys.argv[1]), int(sys.argv[2])
    for name, text in large_brief(entries).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    main()
