/**
 * The TypeScript blocks of a Markdown page, and what they claim. A comment at the end of a line
 * claims what the line gives:
 *
 *   x.add(1); // → [2, 3]                 this value; a tensor as arraySync() gives it, rounded
 *   x.expandDims(); // → shape [1, 2]     a tensor of this shape
 *   x.add(wrong); // → Error: broadcast   throws an error whose message contains this text
 *   console.log('a', 1); // prints a 1   prints this line
 *   x + 1; // ✗ …                         does not compile, so it is not run; the rest is prose
 */
import * as esbuild from 'esbuild';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { repliesOf } from './realm';

export interface Snippet {
  /** The line of its first line of code in the page, from 1. */
  readonly line: number;
  readonly code: string;
}

export interface Claim {
  /** The line in the page. */
  readonly line: number;
  readonly expression: string;
  readonly claimed: string;
}

/** Decimals that a page shows at most. */
const DECIMALS = 4;

const CLAIM = /^(\s*)(.+?);\s*\/\/ → (.+)$/;
const PRINTED = /\/\/ prints (.+)$/gm;
const MISTAKE = '// ✗';
const BLOCK = /^```ts\n([\s\S]*?)^```$/gm;

const PRELUDE = `import * as tf from '@tensorflow/tfjs';`;
/** Snippets import as an exercise does. */
const FOLDER = path.resolve('exercises', '1-attention');

export const snippetsOf = (page: string): Snippet[] =>
  [...page.matchAll(BLOCK)].map((match) => ({
    line: page.slice(0, match.index).split('\n').length + 1,
    code: match[1] ?? '',
  }));

export const claimsOf = ({ line, code }: Snippet): Claim[] =>
  code.split('\n').flatMap((text, i) => {
    const [, , expression = '', claimed = ''] = CLAIM.exec(text) ?? [];
    return expression === '' ? [] : [{ line: line + i, expression, claimed }];
  });

/** The lines that a snippet claims to print, in order. */
export const printedBy = ({ code }: Snippet): string[] =>
  [...code.matchAll(PRINTED)].map(([, line = '']) => line);

/** Notes what each claiming line gives, and omits the lines that do not compile. */
const instrumented = ({ line, code }: Snippet): string =>
  code
    .split('\n')
    .map((text, i) =>
      text.includes(MISTAKE)
        ? ''
        : text.replace(
            CLAIM,
            (_, indent: string, expression: string) =>
              `${indent}$note(${String(line + i)}, () => (${expression}));`,
          ),
    )
    .join('\n');

const NOTES = '@notes ';

/** Numbers that JSON lacks become text, and the others are rounded. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === 'number'
    ? Number.isFinite(value)
      ? Number(value.toFixed(DECIMALS))
      : String(value)
    : value;

const program = (snippet: Snippet): string => `${PRELUDE}
const $notes = {};
const $note = (line, give) => {
  try {
    const value = give();
    const tensor = value instanceof tf.Tensor;
    $notes[line] = { shape: tensor ? value.shape : undefined, value: tensor ? value.arraySync() : value };
  } catch (error) {
    $notes[line] = { error: error.message };
  }
};
const DECIMALS = ${String(DECIMALS)};
${instrumented(snippet)}
console.log(${JSON.stringify(NOTES)} + JSON.stringify($notes, ${plain.toString()}));`;

interface Note {
  readonly shape?: readonly number[];
  readonly value?: unknown;
  readonly error?: string;
}

/** What a snippet gave: an error that ended it, or what its claiming lines gave, by line. */
export interface Outcome {
  readonly threw: string | undefined;
  readonly printed: readonly string[];
  readonly notes: Readonly<Record<number, Note>>;
}

/** Runs snippets in the sandbox's realms, bundled as students' code is. */
export async function runSnippets(snippets: readonly Snippet[]): Promise<Outcome[]> {
  const codes = await Promise.all(
    snippets.map(async (snippet) => {
      const { outputFiles } = await esbuild.build({
        stdin: { contents: program(snippet), loader: 'ts', resolveDir: FOLDER },
        ...{ bundle: true, write: false, format: 'cjs', external: ['@tensorflow/tfjs'] },
      });
      return outputFiles[0]?.text ?? '';
    }),
  );
  const replies = await repliesOf(codes.map((code) => ({ code, requests: [] })));
  return replies.map(([loaded = '{}', ...others]) => {
    const { kind, message } = JSON.parse(loaded) as { kind: string; message?: string };
    const printed = (others.at(-1) ?? '').split('\n');
    const notes = printed.find((text) => text.startsWith(NOTES)) ?? `${NOTES}{}`;
    return {
      threw: kind === 'threw' ? (message ?? '') : undefined,
      printed,
      notes: JSON.parse(notes.slice(NOTES.length)) as Outcome['notes'],
    };
  });
}

/** What a claim and its note have to agree on, as a pair to compare. */
export function compared({ claimed }: Claim, note: Note = {}): { claimed: unknown; found: unknown } {
  const [, message] = /^Error: (.+)$/.exec(claimed) ?? [];
  if (message !== undefined)
    return { claimed: message, found: note.error?.includes(message) === true ? message : note };
  const [, shape] = /^shape (.+)$/.exec(claimed) ?? [];
  const value: unknown = vm.runInNewContext(`(${shape ?? claimed})`);
  return {
    claimed: JSON.parse(JSON.stringify(value, plain)) as unknown,
    found: note.error === undefined ? (shape === undefined ? note.value : note.shape) : note,
  };
}

/** The lines of each snippet that must not compile, and those that do not, as lines of the page. */
export function typeErrors(snippets: readonly Snippet[]): { claimed: number[]; found: number[] } {
  const { config } = ts.readConfigFile('exercises/tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, 'exercises');
  // `export {}` makes each a module, on the line of the prelude, so that lines stay.
  const files = new Map(
    snippets.map((snippet) => [
      path.join(FOLDER, `snippet-${String(snippet.line)}.ts`).replaceAll('\\', '/'),
      { snippet, text: `${PRELUDE} export {};\n${snippet.code}` },
    ]),
  );
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => files.has(file) || disk.fileExists(file),
    readFile: (file) => files.get(file)?.text ?? disk.readFile(file),
    getSourceFile: (file, ...others) => {
      const text = files.get(file)?.text;
      if (text === undefined) return disk.getSourceFile(file, ...others);
      return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
    },
  };
  const found = ts
    .getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))
    .map(({ file, start = 0 }) => {
      const line = files.get(file?.fileName ?? '')?.snippet.line ?? 0;
      return line - 1 + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
    });
  const claimed = snippets.flatMap(({ line, code }) =>
    code.split('\n').flatMap((text, i) => (text.includes(MISTAKE) ? [line + i] : [])),
  );
  return { claimed, found: [...new Set(found)].sort((one, other) => one - other) };
}
