import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercisesNamed } from '../../../grader/course';
import { changedGiven } from '../../../grader/submission/changed-given';
import { givenFolder } from '../../../grader/submission/course-given';
import { bundleSubmission } from '../../../grader/submission/bundle-submission';

let place = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'given-')));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const released = { 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 2;\n' };
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(path.join(place, file), text);
};

describe('the course’s own given/', () => {
  const work: Record<string, () => void> = {
    'with a changed file': () => {
      write('given/a.ts', 'export const a = 3;\n');
    },
    'with an added file': () => {
      write('given/mine.ts', '');
    },
    'with an added folder': () => {
      write('given/mine/a.ts', '');
    },
    'without a file': () => {
      rmSync(path.join(place, 'given', 'a.ts'));
    },
    'that is missing': () => {
      rmSync(path.join(place, 'given'), { recursive: true });
    },
  };
  const folder = (texts: typeof released | undefined = released): string =>
    givenFolder(path.join(place, 'given'), texts, (write) => write(path.join(place, 'cache')));

  beforeEach(() => {
    write('given/a.ts', released['a.ts'].replace('\n', '\r\n'));
    write('given/b.ts', released['b.ts']);
    write('given/.DS_Store', '');
  });

  test('is the working folder while it is unchanged', () => {
    expect(folder()).toBe(path.join(place, 'given'));
    expect(existsSync(path.join(place, 'cache'))).toBe(false);
  });

  test.each(Object.entries(work))('replaces a folder %s', (_, edit) => {
    edit();
    for (let i = 0; i < 2; i += 1) {
      const found = folder();
      expect(found).toContain(path.join(place, 'cache'));
      for (const [file, text] of Object.entries(released))
        expect(readFileSync(path.join(found, file), 'utf8')).toBe(text);
      writeFileSync(path.join(found, 'a.ts'), 'spoilt');
    }
  });

  test.each(Object.entries(work))('is the source in the course’s repository, %s', (_, edit) => {
    edit();
    const working = path.join(place, 'given');
    expect(givenFolder(working, undefined, (write) => write(place))).toBe(working);
  });
});

describe('an exercise that imports from given/', () => {
  const file = '1-attention/causal-mask.ts';
  const root = (): string => path.join(place, 'exercises');
  const problemOf = async (source: string): Promise<string> => {
    write(`exercises/${file}`, source);
    const { problems } = await bundleSubmission(root(), exercisesNamed(['causal-mask']), false);
    return problems.get('causal-mask')?.message ?? '';
  };
  beforeEach(() => {
    cpSync(path.join('exercises', 'given'), path.join(root(), 'given'), { recursive: true });
    write('exercises/given/project.ts', 'export const project = 1, mine = 2;\n');
    write('exercises/given/my-helpers.ts', 'export const mine = 2;\nexport type Mine = number;\n');
  });

  test('is told where an export belongs that only its own copy has', async () => {
    const problem = await problemOf("import { mine } from '../given/project';\nexport const f = mine;\n");
    expect(problem).toContain(
      'the course’s own given/project.ts exports no "mine". given/project.ts was changed',
    );
    expect(problem).toContain('for example in exercises/1-attention/my-helpers.ts');
    expect(problem).toContain('causal-mask.ts:1:9');
  });

  test('is told where a file belongs that only its own folder has', async () => {
    const problem = await problemOf("import { mine } from '../given/my-helpers';\nexport const f = mine;\n");
    expect(problem).toContain('given/my-helpers.ts is not a file of the course');
    expect(problem).toContain('for example in exercises/1-attention/my-helpers.ts');
  });

  test('gets the plain reason if no copy has it', async () => {
    cpSync(path.join('exercises', 'given'), path.join(root(), 'given'), { recursive: true, force: true });
    expect(await problemOf("import { non } from '../given/project';\nexport const f = non;\n")).toMatch(
      /^the course’s own given\/project.ts exports no "non"\n/,
    );
    expect(await problemOf("import { non } from '../given/non';\nexport const f = non;\n")).toMatch(
      /^"..\/given\/non" does not exist/,
    );
  });

  test('uses the course’s copy of what is exported there', async () => {
    expect(await problemOf("import { project } from '../given/project';\nexport const f = project;\n")).toBe(
      '',
    );
  });

  test.each([
    ["import { project } from '../given/project';", [{ file: 'project.ts', change: 'changed' }]],
    [
      "import {\n  type Mine,\n} from '../given/my-helpers.ts';",
      [{ file: 'my-helpers.ts', change: 'added' }],
    ],
    ['export type { Mine } from "../given/my-helpers";', [{ file: 'my-helpers.ts', change: 'added' }]],
    ["import type { LayerNormParams } from '../given/types';", []],
    ["// import { project } from '../given/project';", []],
    ["import { given } from './given/project';", []],
    ["import { given } from '../../../given/project';", []],
  ])('%s', (source, changes) => {
    write(`exercises/${file}`, source);
    expect(changedGiven(root(), path.resolve('exercises', 'given'), [file, '../x.ts', 'missing.ts'])).toEqual(
      changes,
    );
  });
});
