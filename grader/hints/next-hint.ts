import { existsSync, readFileSync } from 'node:fs';
import pc from 'picocolors';
import type { CourseExercise } from '../course';
import { inRepository } from '../platform/root';
import { printable } from '../platform/printable';
import { wrap } from '../report/wrap';
import { ladderIn, type Rung } from './ladder';
import { hintsShown, keepHintsShown } from './progress';

export interface HintOptions {
  /** The folder that contains the module folders. */
  readonly root: string;
  /** Whether to begin with the first hint again. */
  readonly again?: boolean;
  readonly width: number;
}

/**
 * Returns the next hint to an exercise, as text for the terminal, and remembers it. After the last
 * one, it returns all of them.
 */
export function nextHint(exercise: CourseExercise, { root, again = false, width }: HintOptions): string {
  const { id } = exercise.definition;
  const rungs = ladderOf(exercise);
  if (rungs.length === 0)
    return wrap(`There are no hints to ${id}; read exercises/${exercise.module.id}/README.md.`, width).join(
      '\n',
    );
  const shown = again ? 0 : hintsShown(root, id);
  const next = rungs[shown];
  if (next === undefined) {
    const all = rungs.flatMap((rung, i) => [renderRung(id, rung, i, rungs.length, width), '']);
    const rest = `These are all hints to ${id}. npm run try -- ${id} shows what your function does on one input.`;
    return [...all, ...wrap(rest, width).map(pc.dim)].join('\n');
  }
  keepHintsShown(root, id, shown + 1);
  const left = rungs.length - shown - 1;
  const more =
    left === 0
      ? 'This is the last hint.'
      : `${String(left)} more: run npm run hint -- ${id} again, once you have tried this one.`;
  return [renderRung(id, next, shown, rungs.length, width), '', ...wrap(more, width).map(pc.dim)].join('\n');
}

/** The hints to an exercise; empty if its README has none. */
export function ladderOf({ definition, module }: CourseExercise): Rung[] {
  const readme = inRepository('exercises', module.id, 'README.md');
  const names = [definition.id, ...definition.functions.map(({ name }) => name)];
  return existsSync(readme) ? ladderIn(readFileSync(readme, 'utf8'), names) : [];
}

function renderRung(id: string, { kind, texts }: Rung, index: number, count: number, width: number): string {
  const head = `${pc.bold(id)}  hint ${String(index + 1)} of ${String(count)}: ${kind}`;
  const blocks = texts.flatMap(({ about, text }) => [
    '',
    ...(texts.length > 1 ? wrap(pc.cyan(about), width) : []),
    ...printable(text)
      .split('\n')
      .flatMap((line) => (line === '' ? [''] : wrap(line, width))),
  ]);
  return [...wrap(head, width), ...blocks].join('\n');
}
