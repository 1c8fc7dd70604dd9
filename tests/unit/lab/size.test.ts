import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { siteFiles } from '../../../grader/lab/site/site-files';
import { ownProgram } from '../../../grader/platform/own-program';

/** What a page may weigh, compressed, beside tfjs and its library. */
const MOST_BYTES = 200_000;

test('the lab’s own code and libraries weigh little beside tfjs', async () => {
  const own = await Promise.all(
    ['index.html', 'lab.css', 'page.js'].map(
      (name) => siteFiles[name]?.(true) ?? Promise.reject(new Error(name)),
    ),
  );
  const worker = await ownProgram(['grader', 'lab', 'browser', 'worker', 'main.ts'], 'page');
  const bytes = [...own, readFileSync(worker, 'utf8')].map((text) => gzipSync(text).length);
  expect(bytes).toHaveLength(4);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_BYTES);
});
