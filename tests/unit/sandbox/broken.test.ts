/** Sandboxes whose files are not as they should be, without the confinement of the system. */
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchers } from '../../../grader/sandbox/confinement';
import { SandboxBroken } from '../../../grader/sandbox/failure';
import { defaultLimits, Sandbox, type SandboxOptions } from '../../../grader/sandbox/sandbox';
import { sandboxFiles, type SandboxFiles } from '../../../grader/sandbox/sandbox-files';
import { Session } from '../../../grader/sandbox/session';
import { fakeBundle } from '../../support/fake-exercise';

let place = '';
let files: SandboxFiles;
beforeAll(async () => {
  files = await sandboxFiles();
});
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'broken-')));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const code = `exports.one = () => require('@tensorflow/tfjs').tensor1d([1]);`;

/** Calls a right function. */
async function answer(changed: Partial<SandboxFiles>, backend: 'cpu' | 'wasm' = 'cpu'): Promise<string> {
  const [launcher] = launchers.standard.slice(-1);
  if (launcher === undefined) throw new Error('there is no launcher');
  const options: SandboxOptions = {
    ...{ launcher, files: { ...files, ...changed } },
    ...{ workingDirectory: place, limits: defaultLimits },
  };
  const session = new Session(options, new Sandbox(options));
  try {
    const bundles = new Map([['a', fakeBundle({ code, backend })]]);
    session.serve({ bundles, modelAnswers: '' });
    const call = { kind: 'call', function: 'one', arguments: [] } as const;
    const { reply } = await session.request('a', { ...call, arguments: [] }, () => true);
    return reply.kind;
  } finally {
    await session.stop();
  }
}

test('a sandbox reads its files through links, as in a node_modules that is one', async () => {
  const linked = Object.fromEntries(
    Object.entries(files).map(([name, file]) => {
      const link = path.join(place, path.basename(String(file)));
      symlinkSync(String(file), link);
      return [name, link];
    }),
  );
  expect(await answer(linked)).toBe('returned');
});

const empty = (): string => {
  const file = path.join(place, 'empty.js');
  writeFileSync(file, '');
  return file;
};

test.each(['program', 'realmProgram', 'tfjs'] as const)(
  'an empty file is not the student’s fault: %s',
  async (name) => {
    await expect(answer({ [name]: empty() })).rejects.toBeInstanceOf(SandboxBroken);
  },
);

test.each(['wasmKernels', 'wasmLibrary'] as const)('nor one of the wasm backend: %s', async (name) => {
  await expect(answer({ [name]: empty() }, 'wasm')).rejects.toBeInstanceOf(SandboxBroken);
  expect(await answer({ [name]: empty() })).toBe('returned');
});
