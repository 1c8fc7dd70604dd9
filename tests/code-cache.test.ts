/** V8's code cache of tfjs saves time, and decides nothing else. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ownProgram } from '../grader/repository/own-bundle';
import { nodeFlags } from '../grader/sandbox/node-flags';
import { sandboxFiles } from '../grader/sandbox/sandbox-files';

/** Whether V8 would not have a cache, and what the script is then, in a process with a sandbox's flags. */
async function loadedWith(codeCache: string): Promise<{ rejected: boolean; parts: string[] }> {
  const { tfjs } = await sandboxFiles();
  const program = await ownProgram(['grader', 'sandbox', 'child', 'tfjs-script.ts']);
  const files = [tfjs, program, codeCache];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...nodeFlags(files),
    '--eval',
    `const [tfjs, program, codeCache] = ${JSON.stringify(files)};
     const script = require(program).tfjsScript(tfjs, require('fs').readFileSync(codeCache));
     const parts = Object.keys(script.runInThisContext());
     console.log(JSON.stringify({ rejected: script.cachedDataRejected, parts }));`,
  ]);
  return JSON.parse(stdout) as { rejected: boolean; parts: string[] };
}

test('the cache is one that V8 takes under the flags of the sandbox', async () => {
  const { codeCache } = await sandboxFiles();
  if (codeCache === undefined) throw new Error('no cache was made');
  expect(await loadedWith(codeCache)).toEqual({ rejected: false, parts: ['core', 'layers'] });
});

test('what is no cache is passed over', async () => {
  expect(await loadedWith('package.json')).toEqual({ rejected: true, parts: ['core', 'layers'] });
});
