import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Results {
  readonly points: number;
  readonly maxPoints: number;
  readonly exercises: readonly {
    readonly id: string;
    readonly status: string;
    readonly checks: readonly { readonly title: string; readonly status: string; readonly points: number }[];
  }[];
}

/** What a results.json says about the work: points, and each check. Undefined if there is none. */
export function verdictIn(file: string): unknown {
  if (!existsSync(file)) return undefined;
  const { points, maxPoints, exercises } = JSON.parse(readFileSync(file, 'utf8')) as Results;
  return {
    ...{ points, maxPoints },
    exercises: exercises.map(({ id, status, checks }) => ({
      ...{ id, status },
      checks: checks.map((check) => [check.title, check.status, check.points]),
    })),
  };
}

interface Line {
  readonly submission: string;
  readonly outcome: string;
  readonly points: number;
  readonly maxPoints: number;
}

/** The finished lines of a class.jsonl by submission; the last line of each counts. */
export function recordsIn(out: string): Map<string, string> {
  const file = path.join(out, 'class.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return new Map(
    lines.map((line) => {
      const { submission, outcome, points, maxPoints } = JSON.parse(line) as Line;
      return [submission, `${outcome} ${String(points)}/${String(maxPoints)}`];
    }),
  );
}
