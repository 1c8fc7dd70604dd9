import { readFileSync } from 'node:fs';
import { ownProgram } from '../../platform/own-program';
import { labStyles } from '../styles';
import { engineScript } from './engine-script';
import { labHtml } from './html';

/** The files that do not depend on the submission, by name. */
export const siteFiles: Readonly<Record<string, (isLive: boolean) => Promise<string>>> = {
  'index.html': (isLive) => Promise.resolve(labHtml(isLive)),
  'lab.css': () => Promise.resolve(labStyles),
  'page.js': async () =>
    readFileSync(await ownProgram(['grader', 'lab', 'browser', 'main.ts'], 'page'), 'utf8'),
  'engine.js': () => engineScript(),
};
