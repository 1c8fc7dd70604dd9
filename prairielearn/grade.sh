#!/usr/bin/env bash
# PrairieLearn runs this for each submission, with the names of exercises or modules to grade. COURSE and
# GRADE are only set by tests.
set -euo pipefail
course=${COURSE:-/course}
grade=${GRADE:-/grade}

# An upload is a flat list of files; an exercise is known by the name of its file.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$course/exercises" "$work/exercises"
find "$grade/student" -type f -name '*.ts' -print0 | while IFS= read -r -d '' file; do
  stub=$(find "$work/exercises" -type f -name "$(basename "$file")" -not -path '*/given/*' | head -n 1)
  if [ -n "$stub" ]; then cp "$file" "$stub"; fi
done

cd "$course"
# Exit code 1: points are missing.
node scripts/run.mjs grader/cli/main.ts grade "$@" --submission "$work" --out "$work/out" || [ "$?" -eq 1 ]
mkdir -p "$grade/results"
node scripts/run.mjs grader/cli/instructor.ts export "$work/out/results.json" --to prairielearn --out "$grade/results/results.json"
