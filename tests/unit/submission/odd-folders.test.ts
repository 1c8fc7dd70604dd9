/** A submission is read whatever its folder is called. Windows forbids most of these names. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleExercise, bundleTogether, timeForSubmission } from '../../../grader/submission/bundle';

const MASK = { id: 'causal-mask', module: '1-attention', file: 'causal-mask.ts' };
const NORM = { id: 'layer-norm', module: '2-transformer', file: 'layer-norm.ts' };
const given = path.resolve('exercises', 'given');

let place = '';
beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'odd-folders-'));
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const everywhere = ['a b', '[a]', '{a,b}', '(a)', 'a#b', 'a%20b', "a'b", '$a', '~', '-a', 'ä'];
const notOnWindows = ['*', '**', '*.ts', '?', 'a\\b', 'a:b', 'a"b', 'a\nb'];

// esbuild takes `*` for a pattern: `**` found every exercise twice, and the work earned nothing.
test.each(process.platform === 'win32' ? everywhere : [...everywhere, ...notOnWindows])(
  'in a folder called %j',
  async (name) => {
    const root = path.join(place, name, 'exercises');
    cpSync('solutions', root, { recursive: true });
    const alone = await bundleExercise(root, given, MASK);
    expect(alone).toMatchObject({ bundle: { files: ['1-attention/causal-mask.ts'] } });
    const together = await bundleTogether(root, given, [MASK, NORM], timeForSubmission());
    expect([...(together ?? [])].map(([id, { files }]) => [id, files])).toEqual([
      ['causal-mask', ['1-attention/causal-mask.ts']],
      ['layer-norm', ['2-transformer/layer-norm.ts']],
    ]);
  },
);

test.each(process.platform === 'win32' ? ['[a]', 'a#b'] : ['*', '?', '[a]', 'a#b'])(
  'a helper called %j is imported',
  async (name) => {
    const root = path.join(place, 'helpers', 'exercises');
    mkdirSync(path.join(root, MASK.module), { recursive: true });
    writeFileSync(path.join(root, MASK.module, `${name}.ts`), 'export const causalMask = 1;\n');
    writeFileSync(path.join(root, MASK.module, MASK.file), `export * from ${JSON.stringify(`./${name}`)};\n`);
    const files = [`1-attention/${name}.ts`, '1-attention/causal-mask.ts'];
    const result = await bundleExercise(root, given, MASK);
    expect('bundle' in result && [...result.bundle.files].sort()).toEqual([...files].sort());
  },
);
