"""Types lines into an interactive shell on a terminal of its own and prints, as JSON, what the terminal showed for each.

Standard input: {"argv": [...], "cwd": "...", "env": {...}, "setup": [line, ...], "lines": [line, ...]}. A tab in a line is the
key. Each line is typed and given time to settle. One with a single tab is run; one with more only shows a list, and is
taken back. What is run must print DONE; the prompt must be `READY>`.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

PROMPT = b"READY>"


def read(terminal, done, seconds):
    """Everything that comes until it is done, or until there was silence."""
    shown, until = b"", time.monotonic() + seconds
    while time.monotonic() < until and not done(shown):
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
    return shown


def type_line(terminal, line):
    shown = b""
    for part in line.replace("\t", "\0\t\0").split("\0"):
        if part:
            os.write(terminal, part.encode())
            # Until nothing more comes for a while: a shell redraws what it likes.
            while True:
                more = read(terminal, lambda new: len(new) > 0, 1.5 if part == "\t" else 0.3)
                shown += more
                if not more:
                    break
    if line.count("\t") > 1:
        for _ in range(2):
            os.write(terminal, b"\x03")
            read(terminal, lambda _: False, 0.3)
        return {"shown": shown.decode(errors="replace"), "answer": ""}
    os.write(terminal, b"\r")
    answer = read(terminal, lambda new: b"DONE" in new and PROMPT in new.split(b"DONE", 1)[1], 15)
    return {"shown": shown.decode(errors="replace"), "answer": answer.decode(errors="replace")}


def main():
    given = json.load(sys.stdin)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(given["cwd"])
        os.execvpe(given["argv"][0], given["argv"], given["env"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    read(terminal, lambda _: False, 1)
    for line in given["setup"]:
        os.write(terminal, line.encode() + b"\r")
        read(terminal, lambda _: False, 0.7)
    print(json.dumps([type_line(terminal, line) for line in given["lines"]]))
    os.write(terminal, b"exit\r")
    os.close(terminal)


main()
