/** V8's code cache of tfjs saves time, and decides nothing else. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ownProgram } from '../grader/repository/own-bundle';
import { nodeFlags } from '../grader/sandbox/node-flags';
import { tfjsFiles } from '../grader/sandbox/tfjs-files';

/** Whether V8 would not have a cache, and what tfjs computes then, in a process with a sandbox's flags. */
async function loadedWith(codeCache: string): Promise<{ rejected: boolean; sum: number }> {
  const { script } = await tfjsFiles();
  const program = await ownProgram(['grader', 'sandbox', 'child-tfjs.ts']);
  const files = [script, program, codeCache];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...nodeFlags(files),
    '--eval',
    `const [tfjs, program, codeCache] = ${JSON.stringify(files)};
     const { tf, script } = require(program).loadTfjs(tfjs, require('fs').readFileSync(codeCache));
     console.log(JSON.stringify({ rejected: script.cachedDataRejected, sum: tf.add(1, 2).dataSync()[0] }));`,
  ]);
  return JSON.parse(stdout) as { rejected: boolean; sum: number };
}

test('the cache is one that V8 takes under the flags of the sandbox', async () => {
  const { codeCache } = await tfjsFiles();
  if (codeCache === undefined) throw new Error('no cache was made');
  expect(await loadedWith(codeCache)).toEqual({ rejected: false, sum: 3 });
});

test('what is no cache is passed over', async () => {
  expect(await loadedWith('package.json')).toEqual({ rejected: true, sum: 3 });
});
