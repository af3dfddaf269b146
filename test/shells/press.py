"""Types lines into an interactive shell on a terminal of its own and prints, as JSON, the words that it showed for each.

Standard input: {"argv": [...], "cwd": "...", "env": {...}, "setup": [line, ...], "lines": [{"typed": "...", "shows": [word, ...]}]}.
The prompt must be `READY>` from the start. TAB follows what is typed. A line that is to show nothing is run then, and must print
DONE; one that is to show words gets a second TAB where the first does not show them all, and is taken back.
"""

import json
import re
import sys
import time

import pexpect

PROMPT = "READY>"
PATIENCE = 60  # seconds that a busy machine may take for one answer


def settle(shell, seconds):
    """Everything that comes until there was silence: a shell redraws what it likes."""
    shown = ""
    while True:
        try:
            shown += shell.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return shown


def words(shown):
    """Without what moves the cursor and colours."""
    return set(re.split(r"[\s()]+", re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|[()][0-9A-B]|[=>78])|[\x00-\x08\x0e-\x1f]", " ", shown)))


def tab(shell, shows, patience):
    """What is shown after a TAB: until all of it is there, or the patience, in seconds, is over."""
    shell.send("\t")
    shown, until = settle(shell, 0.3), time.monotonic() + patience
    while not set(shows) <= words(shown) and time.monotonic() < until:
        shown += settle(shell, 0.3)
    return shown


def type_line(shell, line, shows):
    shell.send(line)
    shown = settle(shell, 0.3) + tab(shell, shows, 4)
    if shows:
        # bash lists at the second TAB. zsh lists at the first, but not where the second has come already.
        if not set(shows) <= words(shown):
            shown += tab(shell, shows, PATIENCE)
        shell.sendcontrol("c")
        shell.sendcontrol("c")
        shell.expect_exact(PROMPT)
        settle(shell, 0.5)
        return {"words": sorted(words(shown)), "answer": ""}
    shell.send("\r")
    shell.expect_exact("DONE")
    answer = shell.before + shell.after
    shell.expect_exact(PROMPT)
    settle(shell, 0.1)
    return {"words": sorted(words(shown)), "answer": answer}


def main():
    given = json.load(sys.stdin)
    program, *arguments = given["argv"]
    shell = pexpect.spawn(
        program, arguments, cwd=given["cwd"], env=given["env"], dimensions=(50, 200), encoding="utf-8", timeout=PATIENCE
    )
    shell.expect_exact(PROMPT)
    for line in given["setup"]:
        settle(shell, 0.3)
        shell.send(line + "\r")
        shell.expect_exact(PROMPT)
    settle(shell, 0.5)
    print(json.dumps([type_line(shell, line["typed"], line["shows"]) for line in given["lines"]]))
    shell.close(force=True)


main()
