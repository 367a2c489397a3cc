"""Finds the sentences that the engine's errors are made of, for packaging/translations.

A sentence is a literal with a word and a blank that is given to what throws or collects problems (SPEAKERS), or any
such literal of a file that makes parts of them (SPEAKING). What stands beside a literal by + or as a macro is a {}."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPEAKERS = {
    "Error", "WriteError", "LossNotFinite", "bad", "fail", "failMetrics", "failNotFinite", "failSystem", "onNote",
    "problem", "refuse", "require", "wrongType"}
SPEAKING = {
    "backend/ascend_backend.cpp", "backend/cuda_backend.cpp", "backend/npu_library.cpp", "backend/probe.cpp",
    "core/closest_name.cpp", "core/folder_lock.cpp", "core/lesson_condition.cpp", "data/idx_reader.cpp",
    "data/stroke_file.cpp", "export_formats.cpp", "formats/ascend_graph.cpp", "formats/tflite_limits.cpp",
    "lesson/lesson_pages.cpp", "lesson/lesson_reader.cpp", "lesson/page_reader.cpp", "lesson/result_file.cpp",
    "peers/c_engine.cpp", "peers/integer_engines.cpp", "peers/onnx_runtime.cpp", "session.cpp",
    "train/network_views.cpp", "train/trainer.cpp"}
SEARCHES = {"contains", "find", "find_first_not_of", "find_last_not_of"}
# The kind of a JSON value, whose words are listed below; what joins conditions; a device's name; an option.
NOT_SAID = {"an {}", " and ", "Ascend NPU", "--requant fixed"}
# Without a word or a blank, and what libraries say.
ALSO_SAID = {
    "{}: {}", "{} ({})", "written", "opened", "The loss", "The network", "an array",
    "Directory not empty", "Disk quota exceeded", "File exists", "File name too long", "Input/output error",
    "Is a directory", "No such file or directory", "No space left on device", "Not a directory", "Permission denied",
    "Read-only file system", "Too many open files"}

TOKEN = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"\(.*?\)" | "(?P<text>(?:\\.|[^"\\\n])*)" | '(?:\\.|[^'\\])+' | [A-Za-z_]\w* | \S""",
    re.DOTALL | re.VERBOSE)


def joined(tokens, at):
    """The literal that begins there, with all that continues it, and where it ends."""
    text = tokens[at]["text"]
    at += 1
    while at + 1 < len(tokens):
        is_macro = re.fullmatch(r"[A-Z_]+", tokens[at].group()) and tokens[at + 1]["text"] is not None
        if not is_macro and tokens[at]["text"] is None:
            break
        text += "{}" if is_macro else tokens[at]["text"]
        at += 1
    return re.sub(r"\\(x..|.)", lambda escape: '"' if escape[1] == '"' else " ", text), at


def literals(source):
    """(the names of the calls that it stands in, its text) of each literal."""
    tokens = [token for token in TOKEN.finditer(source) if not token.group().startswith(("//", "/*"))]
    calls, at = [], 0
    while at < len(tokens):
        word = tokens[at].group()
        if tokens[at]["text"] is not None:
            before = tokens[at - 1].group()
            text, at = joined(tokens, at)
            after = tokens[at + 1 if calls[-1:] == ["string"] else at].group()
            yield set(calls), "{}" * (before == "+") + text + "{}" * (after == "+")
            continue
        if word in "([{":
            calls.append(tokens[at - 1].group())
        elif word in ")]}" and calls:
            calls.pop()
        at += 1


def sentences():
    found = set(ALSO_SAID)
    for file in sorted((ROOT / "engine").rglob("*")):
        if file.suffix not in (".cpp", ".h"):
            continue
        name = str(file.relative_to(ROOT / "engine"))
        for calls, text in literals(file.read_text(encoding="utf-8")):
            is_said = (name in SPEAKING and not calls & SEARCHES) or calls & SPEAKERS
            if is_said and " " in text and re.search(r"[A-Za-z]{2}", text):
                found.add(text)
    return found - NOT_SAID


def placeholders(text):
    """The indices of the {} in a format, or None where it mixes {} and {0}."""
    found = re.findall(r"\{(\d*)(?::[^}]*)?\}", text.replace("{{", "").replace("}}", ""))
    if all(index == "" for index in found):
        return set(range(len(found)))
    return None if "" in found else {int(index) for index in found}


def translated(table):
    """English and its translation, of each line of a .tsv file."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def missing(table):
    return sorted(sentences() - {row[0] for row in translated(table)})


def faults(table):
    """What is wrong with a .tsv file, a line each."""
    known, seen = sentences(), set()
    for english, *translations in translated(table):
        where = f"{table.name}: {english!r}"
        if english in seen:
            yield f"{where} is there twice"
        elif english not in known:
            yield f"{where} is in no source any more"
        elif len(translations) != 1 or not translations[0]:
            yield f"{where} is not translated"
        elif placeholders(translations[0]) != placeholders(english):
            yield f"{where} has other placeholders than {translations[0]!r}"
        seen.add(english)
    for english in missing(table):
        yield f"{table.name}: {english!r} is missing"
