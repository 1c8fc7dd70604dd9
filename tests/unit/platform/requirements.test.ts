import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  folderProblem,
  nodeProblem,
  packagesFolder,
  packagesProblem,
} from '../../../grader/platform/requirements.mjs';

test.each(['18.20.4', '20.0.0', '20.5.1', '20.18.3', '21.0.0', '21.7.3', '22.0.0', '22.11.0'])(
  'Node %s is refused in one line that names it',
  (version) => {
    const problem = nodeProblem(version);
    expect(problem).toContain(version);
    expect(problem).not.toContain('\n');
  },
);

test.each(['20.19.0', '20.20.2', '22.12.0', '22.20.1', '23.0.0', '24.1.0', '26.0.0'])(
  'Node %s is fit',
  (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  },
);

test('engines says the same', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe('^20.19.0 || >=22.12.0');
});

test('a folder without packages is told what to run', () => {
  expect(packagesProblem('.')).toBeUndefined();
  expect(packagesProblem('tests')).toContain('npm ci');
});

test('a folder whose name Node takes for a pattern is refused in one line', () => {
  expect(folderProblem('/home/ada/[course] (1) #2 ?')).toBeUndefined();
  expect(folderProblem('/home/ada/course*')).toMatch(
    /^The course does not run in [^\n]*; rename the folder\.$/,
  );
  expect(folderProblem('/home/ada/course?', ['*', '?'])).toContain('because of the ?');
});

describe('packages in a folder above the course, as npm’s workspaces put them', () => {
  let above = '';
  let root = '';
  beforeEach(() => {
    above = mkdtempSync(path.join(os.tmpdir(), 'packages-'));
    root = path.join(above, 'packages', 'course');
    mkdirSync(root, { recursive: true });
    writeFileSync(path.join(root, 'package.json'), '{"dependencies":{"esbuild":"1","@scope/other":"1"}}');
  });
  afterEach(() => {
    rmSync(above, { recursive: true, force: true });
  });
  const install = (folder: string, name: string): void => {
    mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules', name, 'package.json'), '{}');
  };

  test('are enough, if some are in the course too', () => {
    install(above, 'esbuild');
    install(root, '@scope/other');
    expect(packagesProblem(root)).toBeUndefined();
    expect(packagesFolder(root)).toBe(path.join(above, 'node_modules'));
  });

  test('are not enough if one is missing: they belong to something else', () => {
    install(above, 'esbuild');
    expect(packagesProblem(root)).toMatch(/^[^\n]* not installed; run npm ci in [^\n]*$/);
  });

  test('Yarn’s Plug’n’Play is refused in one line that says what to set', () => {
    writeFileSync(path.join(root, '.pnp.cjs'), '');
    expect(packagesProblem(root)).toMatch(/^[^\n]*nodeLinker: node-modules[^\n]*$/);
    install(root, 'esbuild');
    expect(packagesProblem(root)).toBeUndefined();
  });
});
