/**
 * The cluster scripts in docs/instructors.md, run for every index with a fake npm that records its
 * arguments.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { parseShard } from '../../../grader/class/shard';

/** Clusters run Linux. */
const onPosix = process.platform === 'win32' ? test.skip : test;

const bin = mkdtempSync(path.join(os.tmpdir(), 'npm-'));
beforeAll(() => {
  writeFileSync(path.join(bin, 'npm'), '#!/bin/sh\necho "$@"\n');
  chmodSync(path.join(bin, 'npm'), 0o755);
});
afterAll(() => {
  rmSync(bin, { recursive: true });
});

const docs = readFileSync(path.join('docs', 'instructors.md'), 'utf8');
const blocks = [...docs.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const block = (language: string, mark: string): string =>
  blocks.find((each) => each.language === language && each.text.includes(mark))?.text ?? '';

/** Returns the parts and folders that a script asks for, one run per index. */
function askedFor(script: string, name: string, indices: readonly number[]): Record<string, unknown>[] {
  return indices.map((index) => {
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, [name]: String(index) };
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env });
    const [, out, shard = ''] =
      /^run grade:class -- \S+ (?:.* )?--out (\S+) --shard (\S+) /.exec(stdout) ?? [];
    return { out, shard: parseShard(shard) };
  });
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const wholeClass = numbers(1, 20).map((number) => ({
  out: `../parts/${String(number)}`,
  shard: { number, of: 20 },
}));

onPosix('the array of Slurm grades every part once', () => {
  const script = block('bash', '#SBATCH');
  const [, from, to] = /--array=(\d+)-(\d+)/.exec(script) ?? [];
  expect(askedFor(script, 'SLURM_ARRAY_TASK_ID', numbers(Number(from), Number(to)))).toEqual(wholeClass);
});

onPosix('the indexed Job of Kubernetes grades every part once', () => {
  const jobSchema = z.object({
    apiVersion: z.literal('batch/v1'),
    spec: z.object({
      completions: z.int(),
      completionMode: z.literal('Indexed'),
      template: z.object({
        spec: z.object({ containers: z.array(z.object({ command: z.array(z.string()) })) }),
      }),
    }),
  });
  const { spec } = jobSchema.parse(parse(block('yaml', 'kind: Job')));
  const [shell, option, script = ''] = spec.template.spec.containers[0]?.command ?? [];
  expect([shell, option]).toEqual(['bash', '-c']);
  const asked = askedFor(script, 'JOB_COMPLETION_INDEX', numbers(0, spec.completions - 1));
  expect(asked).toEqual(wholeClass);
});
