/** The pictures of the READMEs are those that the script draws now. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { pictures } from '../../../scripts/pictures/index';

test.each(Object.keys(pictures))('%s is up to date, well-formed and shown', (file) => {
  const drawn = pictures[file]?.() ?? '';
  expect(readFileSync(file, 'utf8')).toBe(drawn);
  expect(() => new SaxesParser().write(drawn).close()).not.toThrow();
  expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
  expect(drawn).toContain('prefers-color-scheme: dark');
  const folder = path.dirname(path.dirname(file));
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  expect(readme).toContain(`](pictures/${path.basename(file)})`);
});
