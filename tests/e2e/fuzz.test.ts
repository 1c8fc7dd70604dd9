/** Random input from untrusted sources: no crash, no hang, only clear errors. */
import fc from 'fast-check';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, modules } from '../../grader/course';
import type { GradingContext } from '../../grader/engine/context';
import { CheckFailure } from '../../grader/engine/failure';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import { readFixtures } from '../../grader/judge/read-fixtures';
import { readResults, UnreadableResults } from '../../grader/results/read-results';
import { bundleExercise } from '../../grader/submission/bundle';
import { SandboxFailure } from '../../grader/sandbox/failure';
import { parseSource } from '../../grader/submission/parse-source';
import { parseReply } from '../../grader/sandbox/parse-reply';
import type { Reply } from '../../grader/sandbox/protocol';
import { submissionRoot, UnreadableSubmission } from '../../grader/submission/submission-folder';
import { fromWire } from '../../grader/sandbox/wire';

/** Variants of a valid text: parts are removed, repeated, swapped or separated by other text. */
const near = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(40),
        insert: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.constantFrom(
            '{',
            '}',
            '(',
            '"',
            '`',
            '/*',
            '\\',
            '\0',
            '-',
            '1e999',
            'null',
            '[]',
            '__proto__',
            '\u2028',
          ),
          fc.nat(text.length).map((start) => text.slice(start, start + 30)),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
      changes.reduce((changed, { at, length, insert }) => {
        const start = Math.floor(at * changed.length);
        return changed.slice(0, start) + insert + changed.slice(start + length);
      }, text),
    );

const tensors = fc.record({
  kind: fc.constant('tensor' as const),
  shape: fc.array(fc.nat(4), { maxLength: 7 }),
  dtype: fc.constantFrom('float32', 'int32', 'bool'),
  data: fc.oneof(fc.base64String(), fc.constant(Buffer.from(new Float32Array(6).buffer).toString('base64'))),
});
const results = fc.oneof(
  tensors,
  fc.record({ kind: fc.constant('other'), what: fc.string() }),
  fc.record({
    kind: fc.constant('record'),
    fields: fc.dictionary(fc.oneof(fc.constantFrom('betas', 'output', '__proto__'), fc.string()), tensors),
  }),
);
const replies = fc.oneof(
  fc.record({
    id: fc.nat(),
    kind: fc.constant('returned'),
    result: results,
    callbacks: fc.array(
      fc.record({ role: fc.constantFrom('model', 'gaussian'), shape: fc.array(fc.nat()), step: fc.string() }),
    ),
    leaked: fc.integer(),
    damaged: fc.array(fc.string(), { maxLength: 3 }),
  }),
  fc.record({
    id: fc.nat(),
    kind: fc.constant('gradient'),
    gradients: fc.array(fc.option(tensors), { maxLength: 8 }),
  }),
  fc.record({ id: fc.nat(), kind: fc.constant('threw'), message: fc.string(), stack: fc.string() }),
  fc.record({ id: fc.nat(), kind: fc.constant('loaded'), exports: fc.dictionary(fc.string(), fc.string()) }),
  fc.record({ id: fc.nat(), kind: fc.constant('inspected'), pristine: fc.boolean() }),
);
const replyTexts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  replies.map((reply) => JSON.stringify(reply)),
  replies.chain((reply) => near(JSON.stringify(reply))),
);

function replyOrFailure(json: string): Reply | SandboxFailure {
  try {
    return parseReply(json);
  } catch (failure) {
    if (failure instanceof SandboxFailure) return failure;
    throw failure;
  }
}

test('the reply decoder returns a reply or reports that it is invalid', () => {
  let valid = 0;
  fc.assert(
    fc.property(replyTexts, (json) => {
      const reply = replyOrFailure(json);
      if (reply instanceof SandboxFailure) {
        expect(reply.kind).toBe('garbled');
        return;
      }
      valid += 1;
      if (reply.kind !== 'returned' || reply.result.kind !== 'tensor') return;
      const { result } = reply;
      const decode = (): number => fromWire(result).data.length;
      const size = result.shape.reduce((product, length) => product * length, 1);
      if (Buffer.from(result.data, 'base64').length === size * 4) expect(decode()).toBe(size);
      else expect(decode).toThrow(RangeError);
    }),
    { numRuns: 3_000 },
  );
  expect(valid).toBeGreaterThan(300);
});

test.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  '%s: whatever is replied, a check passes or fails with a sentence',
  async (id, definition) => {
    const context = (answers: readonly string[]): GradingContext => {
      let next = 0;
      return {
        exercise: id,
        exports: definition.functions.map(({ name }) => name),
        seed: 1,
        load: () => Promise.reject(new Error('nothing is loaded here')),
        request: () => {
          const reply = replyOrFailure(answers[next++ % answers.length] ?? '');
          return reply instanceof SandboxFailure
            ? Promise.reject(reply)
            : Promise.resolve({ reply, location: undefined });
        },
        fixtures: () => readFixtures(id),
        advise: () => undefined,
      };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(replyTexts, { minLength: 1, maxLength: 4 }), async (answers) => {
        for (const check of definition.checks) {
          const failure: unknown = await check.run(context(answers)).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (failure === undefined) continue;
          expect(failure).toBeInstanceOf(CheckFailure);
          expect((failure as CheckFailure).message).not.toBe('');
        }
      }),
      {
        numRuns: 15,
        examples: [[], [3], [1, 1, 1, 1, 1]].map((shape) => [[JSON.stringify(forgedGradient(shape))]]),
      },
    );
  },
);

/** Never comes from tfjs: a gradient whose shape differs from its argument's. */
const forgedGradient = (shape: readonly number[]): object => {
  const numbers = Buffer.alloc(4 * shape.reduce((size, length) => size * length, 1));
  const gradient = { kind: 'tensor', shape, dtype: 'float32', data: numbers.toString('base64') };
  return { id: 1, kind: 'gradient', gradients: Array(20).fill(gradient) };
};

const solution = readFileSync(path.join('solutions', '1-attention', 'multi-head-attention.ts'), 'utf8');
const sources = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'(){}[]<>=`$;,:\\"\'/*+tfaxnew '.split('')), maxLength: 200 }),
  near(solution),
);

test('parsing a source returns a problem or none, and never throws', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const { problem, imports } = parseSource(source);
      expect(Array.isArray(imports)).toBe(true);
      if (problem !== undefined) expect(problem.message).not.toBe('');
    }),
    { numRuns: 500 },
  );
});

describe('the submission loader', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  test('bundles a file, or reports why not and where', async () => {
    const exercise = { id: 'multi-head-attention', module: '1-attention', file: 'multi-head-attention.ts' };
    mkdirSync(path.join(directory, '1-attention'));
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        writeFileSync(path.join(directory, exercise.module, exercise.file), source);
        const result = await bundleExercise(directory, path.resolve('exercises', 'given'), exercise);
        if ('bundle' in result) return;
        expect(result.problem.message).not.toBe('');
        expect(result.problem.message).not.toMatch(/\bat .*\.(mjs|cjs):\d+/);
      }),
      { numRuns: 200 },
    );
  });

  test('grades a folder with any content, or reports why not', async () => {
    const names = [
      ...modules.map(({ id }) => id),
      'exercises',
      'given',
      'causal-mask.ts',
      'forward-process.ts',
      'x',
    ];
    const entries = fc.array(
      fc.record({
        place: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
        what: fc.oneof(
          fc.constant({ kind: 'folder' as const }),
          fc.record({ kind: fc.constant('file' as const), text: sources }),
          fc.record({
            kind: fc.constant('link' as const),
            to: fc.constantFrom('/', '..', '.', 'x', '/dev/zero', names[0] ?? ''),
          }),
        ),
      }),
      { maxLength: 8 },
    );
    const asked = exercises.filter(({ definition }) =>
      ['causal-mask', 'forward-process'].includes(definition.id),
    );
    await fc.assert(
      fc.asyncProperty(entries, async (made) => {
        const submission = mkdtempSync(path.join(directory, 'submission-'));
        for (const { place, what } of made) put(submission, place, what);
        try {
          submissionRoot(
            submission,
            modules.map(({ id }) => id),
          );
        } catch (failure) {
          expect(failure).toBeInstanceOf(UnreadableSubmission);
          return;
        }
        const graded = await gradeSubmission({ submission, exercises: asked, seed: 1 });
        expect(graded.points).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

type Entry = { kind: 'folder' } | { kind: 'file'; text: string } | { kind: 'link'; to: string };

/** Skips entries that exist already or lie behind a link that leads outside the submission. */
function put(submission: string, place: readonly string[], what: Entry): void {
  const target = path.join(submission, ...place);
  const above = place.slice(0, -1).map((_, i) => path.join(submission, ...place.slice(0, i + 1)));
  if (above.some((folder) => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)) return;
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return;
  mkdirSync(path.dirname(target), { recursive: true });
  if (what.kind === 'folder') mkdirSync(target);
  else if (what.kind === 'file') writeFileSync(target, what.text);
  else symlinkSync(what.to, target);
}

describe('the results reader', () => {
  const line = /^[^\n\r\u2028\u2029]{1,300}$/;
  let text = '';
  beforeAll(async () => {
    const asked = exercises.filter(({ definition }) => definition.id === 'causal-mask');
    const graded = await gradeSubmission({
      submission: 'exercises',
      exercises: asked,
      seed: 1,
    });
    text = JSON.stringify(graded);
  });

  const read = (json: string): 'read' | 'refused' => {
    try {
      readResults(json, 'results.json');
      return 'read';
    } catch (failure) {
      expect(failure).toBeInstanceOf(UnreadableResults);
      expect((failure as Error).message).toMatch(line);
      return 'refused';
    }
  };

  test('reads what the grader writes', () => {
    expect(read(text)).toBe('read');
  });

  test('reads a file or rejects it in one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.constant(0).chain(() => near(text)),
        ),
        (json) => {
          expect(['read', 'refused']).toContain(read(json));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
