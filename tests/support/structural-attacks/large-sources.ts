import { appendFileSync, writeFileSync } from 'node:fs';
import type { Graded } from '../class';
import {
  attackedFile,
  attackedIn,
  expectOthersUnharmed,
  inExercises,
  MODULE,
  refusedFor,
  unharmed,
  type StructuralAttack,
} from './attack';

/** Sources that are large, or import much. */
export const attacksByLargeSources: readonly StructuralAttack[] = [
  {
    name: 'huge-source',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), `// ${'x'.repeat(2_000_000)}\n`);
    },
    verify: refusedFor('is larger than 1 MB'),
  },
  {
    name: 'a-megabyte-of-spaces',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), `export function${' '.repeat(900_000)}other() {}\n`);
    },
    verify: unharmed,
  },
  {
    name: 'types-that-take-long-to-parse',
    prepare: (submission) => {
      const names = Array.from({ length: 40 }, (_, i) => `slow${i}`);
      for (const name of names) {
        const type = '<T>('.repeat(60) + ')'.repeat(60);
        writeFileSync(inExercises(submission, MODULE, `${name}.ts`), `export const ${name} = ${type};\n`);
      }
      const imports = names.map((name) => `import type { ${name} } from './${name}';\n`);
      appendFileSync(attackedFile(submission), imports.join(''));
    },
    verify: unharmed,
  },
  {
    name: 'files-of-two-megabytes-together',
    prepare: (submission) => {
      for (const name of ['one', 'two', 'three']) {
        writeFileSync(inExercises(submission, MODULE, `${name}.ts`), `// ${'x'.repeat(700_000)}\n`);
        appendFileSync(attackedFile(submission), `import './${name}';\n`);
      }
    },
    verify: refusedFor('more than 1 MB of files is imported'),
  },
  {
    name: 'a-flood-of-imports',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), "import './a';\n".repeat(60_000));
    },
    verify: refusedFor('too many imports: the limit is 500'),
  },
  {
    name: 'a-million-statements',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), 'f();'.repeat(240_000));
    },
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expectOthersUnharmed(graded);
    },
  },
  ...['import "./', 'const ', 'export const '].map((beginning, i) => ({
    name: `name-of-a-megabyte-${i}`,
    prepare: (submission: string) => {
      const name = 'x'.repeat(450_000);
      const end = beginning.startsWith('import') ? '";' : ' = 1;';
      const declaration = `${beginning}${name}${end}\n`;
      // The second of two declarations is an error; one export is not.
      const twice = beginning.startsWith('const') ? declaration : '';
      writeFileSync(attackedFile(submission), `${declaration}${twice}`);
    },
    verify: (graded: Graded) => {
      const attacked = attackedIn(graded);
      expect(attacked.points).toBe(0);
      expect(JSON.stringify(attacked).length).toBeLessThan(100_000);
      expectOthersUnharmed(graded);
    },
  })),
  {
    name: 'many-files',
    prepare: (submission) => {
      const names = Array.from({ length: 300 }, (_, i) => `part${i}`);
      for (const name of names) writeFileSync(inExercises(submission, MODULE, `${name}.ts`), 'export {};\n');
      appendFileSync(attackedFile(submission), names.map((name) => `import './${name}';\n`).join(''));
    },
    verify: refusedFor('more than 100 files are imported'),
  },
];
