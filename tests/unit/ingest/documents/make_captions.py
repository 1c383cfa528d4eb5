"""Makes the caption files of the tests: `python -m tests.unit.ingest.documents.make_captions`.

Most are written by hand, as broadcasters and video sites write them; two come from pysubs2 and webvtt-py.
"""

from pathlib import Path
from typing import NamedTuple

FILES = Path(__file__).parent / "files"


class Talk(NamedTuple):
    """What somebody says: who, and in which pieces it is shown."""

    who: str
    pieces: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join(self.pieces)


MEETING = (
    Talk("Mayor Pym", ("Good evening. We begin with", "the report on the harbour wall.", "Ms Brandvold, please.")),
    Talk("Ilse Brandvold", ("Thank you. The timbers are rotten", "and the foundations have moved.",
                            "We cannot leave the wall as it is", "for another winter.")),
    Talk("Mayor Pym", ("Would a repair be cheaper", "than a new wall?")),
    Talk("Ilse Brandvold", ("No. We have examined three proposals,", "and none of them costs less", "over thirty years.")),
    Talk("Mette Lang", ("The fishermen are asking", "where they can land in the meantime.",
                        "We have promised them a pontoon", "before the end of April.")),
)  # fmt: skip

NEWS = (
    Talk("", ("The council of Harrowgate has voted", "to rebuild the wall of its harbour.",
              "The work will take twenty-four months", "and cost 3.2 million crowns.")),
    Talk("", ("Councillor Aldous Pym called the decision", "extraordinarily expensive.",
              "He wants an investigation", "of the engineers’ recommendations.")),
    Talk("", ("The fishermen will have a pontoon", "to the north of the lighthouse.")),
)  # fmt: skip


def text_of(talks: tuple[Talk, ...], *, labels: bool) -> str:
    """What a reader is to get: a paragraph each, with labels where there are some."""
    return "\n\n".join(f"{talk.who}: {talk.words}" if labels and talk.who else talk.words for talk in talks)


def clock(seconds: float, point: str) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{int(seconds % 60):02}{point}{round(seconds % 1 * 1000):03}"


def cues(talks: tuple[Talk, ...], pause: float = 0.0) -> list[tuple[float, float, Talk, int]]:
    """Give every piece its time: two and a half seconds each, and a pause between two who talk."""
    found, at = [], 1.0
    for talk in talks:
        for number in range(len(talk.pieces)):
            found.append((at, at + 2.4, talk, number))
            at += 2.5
        at += pause
    return found


def write(name: str, content: str, *, encoding: str = "utf-8", newline: str = "\n") -> None:
    (FILES / name).write_bytes(content.replace("\n", newline).encode(encoding))


def srt(lines: list[tuple[float, float, str]]) -> str:
    return "\n\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{words}" for number, (start, end, words) in enumerate(lines, 1)
    ) + "\n"  # fmt: skip


def vtt(lines: list[tuple[float, float, str]], head: str = "WEBVTT\n", settings: str = "") -> str:
    return head + "".join(
        f"\n{clock(start, '.')} --> {clock(end, '.')}{settings}\n{words}\n" for start, end, words in lines
    )


def labelled(form: str) -> list[tuple[float, float, str]]:
    shown = []
    for start, end, talk, number in cues(MEETING):
        words = talk.pieces[number]
        shown.append(
            (start, end, form.format(who=talk.who, WHO=talk.who.upper(), words=words) if number == 0 else words)
        )
    return shown


def plain(pause: float = 3.0) -> list[tuple[float, float, str]]:
    return [(start, end, talk.pieces[number]) for start, end, talk, number in cues(NEWS, pause)]


def rolling() -> list[tuple[float, float, str]]:
    """As a video site makes them: every caption shows the line before once more, and each word has its time."""
    shown, before = [], ""
    for start, end, talk, number in cues(NEWS, 3.0):
        first, *rest = talk.pieces[number].split(" ")
        timed = first + "".join(f"<{clock(start + 0.2 * at, '.')}><c> {word}</c>" for at, word in enumerate(rest, 1))
        shown.append((start, end, f"{before}\n{timed}" if before and number else timed))
        shown.append((end, end + 0.01, talk.pieces[number]))
        before = talk.pieces[number]
    return shown


def main() -> None:
    write("labels_in_capitals.srt", srt(labelled("{WHO}: {words}")))
    write("labels_with_arrows.srt", srt(labelled(">> {who}: {words}")), newline="\r\n", encoding="utf-8-sig")
    write("no_labels.srt", srt(plain()))
    write("old_encoding.srt", srt(plain()), encoding="cp1252", newline="\r\n")
    marked = [
        (start, end, f"<i>{words}</i>" if at % 2 else f"{{\\an8}}{words}")
        for at, (start, end, words) in enumerate(plain())
    ]
    sounds = [(marked[0][0] - 0.9, marked[0][0] - 0.1, "[THEME MUSIC]"), *marked, (60.0, 62.0, "♪ ♪")]
    write("sounds_and_marks.srt", srt(sounds))
    dashes = [(1.0, 3.0, "- Would a repair be cheaper\n- No, it would not.")]
    write("two_in_one_caption.srt", srt([*dashes, *((start + 10, end + 10, words) for start, end, words in plain())]))
    write("voices.vtt", vtt([
        (start, end, f"<v.first {talk.who}>{talk.pieces[number]}</v>") for start, end, talk, number in cues(MEETING)
    ], settings=" align:start position:10%"))  # fmt: skip
    head = "WEBVTT - Council meeting\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\nSTYLE\n::cue { color: white }\n\nNOTE\nMade by hand.\n"
    write("head_and_notes.vtt", vtt(plain(), head))
    write("rolling.vtt", vtt(rolling(), "WEBVTT\nKind: captions\nLanguage: en\n"))
    write("labels.vtt", vtt(labelled("{who}: {words}")))

    import pysubs2
    import webvtt

    subtitles = pysubs2.SSAFile()
    for start, end, words in plain():
        subtitles.append(pysubs2.SSAEvent(start=pysubs2.make_time(s=start), end=pysubs2.make_time(s=end), text=words))
    subtitles.save(str(FILES / "pysubs2.srt"))
    subtitles.save(str(FILES / "pysubs2.vtt"))
    captions = webvtt.WebVTT()
    for start, end, words in labelled("{who}: {words}"):
        captions.captions.append(webvtt.Caption(clock(start, "."), clock(end, "."), words))
    captions.save(str(FILES / "webvtt_py.vtt"))


if __name__ == "__main__":
    main()
