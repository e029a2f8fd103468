"""Times whole processes: wall clock, peak memory; two commands in turn, so that both meet the same machine."""
import dataclasses
import statistics
import subprocess
import time


@dataclasses.dataclass
class Cost:
    seconds: float
    megabytes: float = 0.0


def run(command):
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, text=True)
    if ended.returncode != 0:
        raise SystemExit(f"bench: {' '.join(map(str, command))}: {ended.stderr}")
    return ended.stderr


# A child of this program itself would begin with its memory; time(1) is small.
def megabytes(command):
    return int(run(["/usr/bin/time", "-f", "%M", *command]).split()[-1]) / 1024


def seconds(command, prepare):
    if prepare:
        prepare()
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def in_turn(commands, runs, prepare=None):
    """The median cost of each; one run more, which is not timed, tells the memory."""
    peaks = []
    for command in commands:
        if prepare:
            prepare()
        peaks.append(megabytes(command))
    taken = [[seconds(command, prepare) for command in commands] for _ in range(runs)]
    return [Cost(statistics.median(times), peak) for times, peak in zip(zip(*taken), peaks)]


def alone(command, runs, prepare=None):
    return in_turn([command], runs, prepare)[0]
