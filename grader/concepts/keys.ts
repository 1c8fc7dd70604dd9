import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { keyTexts } from './key-texts';
import { inRepository } from '../platform/root';

/** The hashes of the answers to one question with one set of numbers. */
const answerKey = z.object({
  /** One hash; for a number, one for each cell within the tolerance. */
  right: z.array(z.string()).min(1),
  /** By misconception. */
  wrong: z.record(z.string(), z.array(z.string())),
});
export type AnswerKey = z.infer<typeof answerKey>;

const questionKey = z.object({
  salt: z.string(),
  /** One for each set of numbers; one if they are the same for all. */
  variants: z.array(answerKey).min(1),
});
export type QuestionKey = z.infer<typeof questionKey>;

/** The keys of a module by question, as `npm run derive` writes them. */
const moduleKeys = z.record(z.string(), questionKey);
export type ModuleKeys = z.infer<typeof moduleKeys>;

/** The file with the keys of a module, `/`-separated, in the repository. */
export const keysFileOf = (module: string): string => `grader/concepts/keys/${module}.json`;

const read = new Map<string, ModuleKeys>();

/** The keys of a module; none if there is no file. @throws Error if the file is damaged */
export function keysOf(module: string): ModuleKeys {
  const known = read.get(module);
  if (known !== undefined) return known;
  const text = keyTexts === undefined ? keysText(module) : keyTexts[module];
  const keys = text === undefined ? {} : moduleKeys.parse(JSON.parse(text));
  read.set(module, keys);
  return keys;
}

/** The text of a module's file; undefined if there is none. */
export function keysText(module: string): string | undefined {
  const file = inRepository(...keysFileOf(module).split('/'));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
