import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Graded } from '../class';
import {
  attackedFile,
  attackedIn,
  expectOthersUnharmed,
  FILE,
  inExercises,
  MODULE,
  refusedAsAWhole,
  refusedFor,
  unharmed,
  type StructuralAttack,
} from './attack';

function replaceByLink(submission: string, target: string): void {
  rmSync(attackedFile(submission));
  symlinkSync(target, attackedFile(submission));
}

/** Links, folders, names and contents that are not a source file. */
export const attacksByFiles: readonly StructuralAttack[] = [
  ...[
    ['to-the-solution', path.resolve('solutions', MODULE, FILE)],
    ['to-the-password-file', '/etc/passwd'],
    ['to-the-environment', '/proc/self/environ'],
    ['to-endless-zeros', '/dev/zero'],
    ['to-a-terminal', '/dev/stdin'],
    ['to-itself', FILE],
  ].map(([name = '', target = '']) => ({
    name: `link-${name}`,
    posixOnly: true,
    prepare: (submission: string) => {
      replaceByLink(submission, target);
    },
    verify: refusedFor('is a symbolic link'),
  })),
  {
    name: 'link-of-an-imported-file',
    posixOnly: true,
    prepare: (submission) => {
      symlinkSync(path.resolve('solutions', MODULE, FILE), inExercises(submission, MODULE, 'copy.ts'));
      writeFileSync(attackedFile(submission), "export { nextTokenLoss } from './copy';\n");
    },
    verify: refusedFor('is a symbolic link'),
  },
  {
    name: 'link-of-a-module-folder',
    posixOnly: true,
    prepare: (submission) => {
      rmSync(inExercises(submission, MODULE), { recursive: true });
      symlinkSync(path.resolve('solutions', MODULE), inExercises(submission, MODULE), 'dir');
    },
    verify: refusedFor('points outside the submission'),
  },
  {
    name: 'link-of-exercises',
    posixOnly: true,
    prepare: (submission) => {
      rmSync(inExercises(submission), { recursive: true });
      symlinkSync(path.resolve('solutions'), inExercises(submission), 'dir');
    },
    verify: refusedAsAWhole('is a link that points outside the submission'),
  },
  {
    name: 'folder-instead-of-a-file',
    prepare: (submission) => {
      rmSync(attackedFile(submission));
      mkdirSync(attackedFile(submission));
    },
    verify: refusedFor('is not a file'),
  },
  {
    name: 'file-instead-of-a-folder',
    prepare: (submission) => {
      rmSync(inExercises(submission, MODULE), { recursive: true });
      writeFileSync(inExercises(submission, MODULE), '');
    },
    verify: refusedFor('is missing'),
  },
  {
    name: 'nothing-at-all',
    prepare: (submission) => {
      rmSync(inExercises(submission), { recursive: true });
    },
    verify: refusedAsAWhole('holds neither exercises/ nor a module folder'),
  },
  {
    name: 'unreadable',
    posixOnly: true,
    prepare: (submission) => {
      chmodSync(attackedFile(submission), 0o000);
    },
    verify: (graded) => {
      // Root can read everything.
      if (process.getuid?.() === 0) unharmed(graded);
      else refusedFor('cannot be read')(graded);
    },
  },
  {
    name: 'bytes-that-are-not-text',
    prepare: (submission) => {
      writeFileSync(attackedFile(submission), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x01, 0xc3, 0x28]));
    },
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expect(attackedIn(graded).error).not.toBe(null);
    },
  },
  ...['<img src=x onerror=alert(1)>.ts', 'a\u001b[31mb.ts', '](javascript:alert(1)).ts', '\u202Etxt.ts'].map(
    (file, i) => ({
      name: `file-name-${i}`,
      posixOnly: true,
      prepare: (submission: string) => {
        writeFileSync(inExercises(submission, MODULE, file), "throw new Error('from a file with a name');\n");
        const text = readFileSync(attackedFile(submission), 'utf8');
        writeFileSync(attackedFile(submission), `import ${JSON.stringify(`./${file}`)};\n${text}`);
      },
      verify: (graded: Graded) => {
        const { points, error } = attackedIn(graded);
        expect(points).toBe(0);
        expect(error).toContain('from a file with a name');
      },
    }),
  ),
  {
    name: 'everything-in-capitals',
    prepare: (submission) => {
      renameSync(inExercises(submission, MODULE), inExercises(submission, MODULE.toUpperCase()));
    },
    verify: (graded) => {
      // It is the same folder on macOS and Windows.
      expect(['passed', 'error']).toContain(attackedIn(graded).status);
      expectOthersUnharmed(graded);
    },
  },
];
