import { build } from 'esbuild';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readFileSync } from 'node:fs';
import { inRepository } from '../platform/root';
import type { AutograderConfig } from './config';

/** The scripts that Gradescope starts, at the top of the bundle. */
const SCRIPTS = ['setup.sh', 'run_autograder'];

/** The same files give the same archive. */
const MTIME = new Date(1980, 0, 1);
const UNIX = 3;
const EXECUTABLE = 0o100755;
const PLAIN = 0o100644;

/**
 * Returns the archive to upload to Gradescope: its two scripts, our program, the instructor's
 * choices, and the course that grades.
 *
 * @param course a released repository, by `/`-separated path
 */
export async function autograderZip(
  course: ReadonlyMap<string, Uint8Array>,
  config: AutograderConfig,
): Promise<Uint8Array> {
  const entry = (contents: Uint8Array, mode: number): Zippable[string] => [
    contents,
    { mtime: MTIME, os: UNIX, attrs: mode << 16 },
  ];
  const files: Zippable = {};
  for (const script of SCRIPTS)
    files[script] = entry(readFileSync(inRepository('gradescope', script)), EXECUTABLE);
  files['autograder.cjs'] = entry(await program(), PLAIN);
  files['config.json'] = entry(strToU8(`${JSON.stringify(config, null, 2)}\n`), PLAIN);
  for (const [file, contents] of course) files[`course/${file}`] = entry(contents, PLAIN);
  return zipSync(files);
}

async function program(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [inRepository('grader', 'gradescope', 'autograder.ts')],
    absWorkingDir: inRepository(),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  const [{ contents } = { contents: undefined }] = outputFiles;
  if (contents === undefined) throw new Error('esbuild wrote no program');
  return contents;
}
