import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { keysFileOf, keysOf, type ModuleKeys, type QuestionKey } from '../grader/concepts/keys';
import { slowHash } from '../grader/concepts/slow-hash';
import type { ModuleConcepts } from '../grader/concepts/question';
import { inRepository } from '../grader/platform/root';
import { answeredModules } from '../quality/concepts';
import type { PlainModule } from '../quality/concepts/plain';
import { plainKeys, type PlainKey } from '../quality/concepts/plain-keys';

/**
 * Which keys belong to which answers, so that only what has changed is hashed again. Beside the
 * answers, because it is fast to compute: with it, answers could be tried quickly.
 */
const FINGERPRINTS = 'quality/concepts/fingerprints.json';

type Fingerprints = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Returns the files with the keys of all questions, by path in the repository. */
export async function conceptKeyFiles(): Promise<Map<string, string>> {
  const known = readFingerprints();
  const files = new Map<string, string>();
  const fingerprints: Record<string, Record<string, string>> = {};
  for (const { concepts, plain } of answeredModules) {
    const keys = await moduleKeys(concepts, plain, known);
    files.set(keysFileOf(concepts.module), await formatted(keys));
    fingerprints[concepts.module] = Object.fromEntries(
      concepts.questions.map(({ id }) => [id, fingerprintOf(plainOf(concepts, plain, id), keys[id])]),
    );
  }
  return files.set(FINGERPRINTS, await formatted(fingerprints));
}

async function moduleKeys(
  concepts: ModuleConcepts,
  plain: PlainModule,
  known: Fingerprints,
): Promise<ModuleKeys> {
  const before = keysOf(concepts.module);
  const keys: ModuleKeys = {};
  for (const { id } of concepts.questions) {
    const answers = plainOf(concepts, plain, id);
    const old = before[id];
    const isCurrent = old !== undefined && fingerprintOf(answers, old) === known[concepts.module]?.[id];
    keys[id] = isCurrent ? old : await keyOf(id, answers, old?.salt ?? randomBytes(12).toString('base64url'));
  }
  return keys;
}

function plainOf({ module, questions }: ModuleConcepts, plain: PlainModule, id: string): PlainKey[] {
  const [question, answers] = [questions.find((each) => each.id === id), plain[id]];
  if (question === undefined || answers === undefined)
    throw new Error(`quality/concepts/${module}.ts has no answers to ${id}`);
  return plainKeys(question, answers);
}

/** The key of a question; a slow hash for each answer. */
async function keyOf(question: string, answers: readonly PlainKey[], salt: string): Promise<QuestionKey> {
  const variants = await Promise.all(
    answers.map(async ({ right, wrong }, variant) => {
      // Sorted, so that nobody can tell which cell of a number is the one in the middle.
      const hashAll = async (forms: readonly string[]): Promise<string[]> =>
        (
          await Promise.all(forms.map((canonical) => slowHash(salt, { question, variant, canonical })))
        ).sort();
      const hashed = Object.entries(wrong).map(async ([id, forms]) => [id, await hashAll(forms)] as const);
      return { right: await hashAll(right), wrong: Object.fromEntries(await Promise.all(hashed)) };
    }),
  );
  return { salt, variants };
}

const fingerprintOf = (answers: readonly PlainKey[], key: QuestionKey | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([answers, key]))
    .digest('base64url');

const readFingerprints = (): Fingerprints =>
  existsSync(inRepository(FINGERPRINTS))
    ? (JSON.parse(readFileSync(inRepository(FINGERPRINTS), 'utf8')) as Fingerprints)
    : {};

async function formatted(value: unknown): Promise<string> {
  const options = await prettier.resolveConfig(inRepository(FINGERPRINTS));
  return prettier.format(JSON.stringify(value), { ...options, parser: 'json' });
}
