#!/usr/bin/env python3
"""The autograder that Classroom 50 calls: installs the course's packages and runs its grader.

It lies at <classroom>/autograders/<assignment>/autograder.py of the organization's classroom50 repository, beside the folder
course/, a released student repository (npm run release). Classroom 50 runs it in the student's checkout. It writes result.json,
release-body.md and report.html there. Exit code 0: graded, whatever the points; anything else: an error of the infrastructure.

Python's standard library alone, and Node 20 or later with npm, which the assignment's "runtime" asks for.
"""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# What to grade, names of exercises or modules; everything that course/ has where it is empty.
EXERCISES = []

INSTALL_SECONDS = 300
GRADE_SECONDS = 480


def fail(reason):
    print(f"::error::The submission was not graded, which is not its fault: {reason}", file=sys.stderr)
    sys.exit(1)


def program(name):
    found = shutil.which(name)
    if found is None:
        fail(f'there is no {name}; the assignment needs "node": "24" in its runtime')
    return found


def run(command, directory, seconds):
    try:
        return subprocess.run(command, cwd=directory, timeout=seconds, check=False).returncode
    except subprocess.TimeoutExpired:
        fail(f"{pathlib.Path(command[0]).stem} took more than {seconds} s")
    except OSError as error:
        fail(str(error))


def main():
    submission = pathlib.Path.cwd()
    course = HERE / "course"
    if not (course / "grader" / "grader.mjs").is_file():
        fail(f"there is no course in {course}; write it there with: npm run release -- --out <that folder>")
    if not (course / "node_modules" / ".package-lock.json").is_file():
        code = run([program("npm"), "ci", "--omit=dev"], course, INSTALL_SECONDS)
        if code != 0:
            fail(f"npm ci ended with {code}")
    grader = [program("node"), os.path.join("grader", "grader.mjs"), "classroom50"]
    options = ["--submission", str(submission), "--out", str(submission)]
    code = run([*grader, *EXERCISES, *options], course, GRADE_SECONDS)
    if code != 0:
        fail(f"the grader ended with {code}")


if __name__ == "__main__":
    main()
