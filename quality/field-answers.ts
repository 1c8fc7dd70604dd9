import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../grader/platform/root';
import type { Answer } from './judge-answers';

export const fieldSets = ['open', 'aside'] as const;
export type FieldSet = (typeof fieldSets)[number];

/** A wrong answer as people write it. The comment at its top says what is wrong. */
export interface FieldAnswer extends Answer {
  readonly exercise: string;
  readonly wrong: string;
  /** An address, or `typical`. */
  readonly origin: string;
  /** In free words; several if the answer combines mistakes. */
  readonly mistakes: readonly string[];
}

const HEADER = new RegExp(
  ['^/\\*', ' \\* wrong: (.+?)', ' \\* source: (.+?)', ' \\* mistakes: (.+?)', ' \\*/\n'].join('\n'),
  's',
);

/** @throws Error if the comment at the top of an answer is missing or incomplete */
export function fieldAnswers(set: FieldSet): FieldAnswer[] {
  const folder = inRepository('quality', 'field', set);
  return readdirSync(folder)
    .sort()
    .flatMap((exercise) =>
      readdirSync(path.join(folder, exercise))
        .sort()
        .map((file) => readAnswer(exercise, path.join(folder, exercise, file))),
    );
}

function readAnswer(exercise: string, file: string): FieldAnswer {
  const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const [, wrong, origin, mistakes] = HEADER.exec(source) ?? [];
  if (wrong === undefined || origin === undefined || mistakes === undefined)
    throw new Error(`${file} does not begin with what is wrong, its source and its mistakes`);
  return {
    exercise,
    name: path.basename(file, '.ts'),
    source: source.replace(HEADER, ''),
    wrong: unwrapped(wrong),
    origin: unwrapped(origin),
    mistakes: unwrapped(mistakes).split('; '),
  };
}

const unwrapped = (text: string): string => text.replace(/\n \*\s+/g, ' ');
