import { writeFileSync } from 'node:fs';
import {
  attackedFile,
  attackedIn,
  expectOthersUnharmed,
  inExercises,
  inTwoExercises,
  MODULE,
  refusedFor,
  type StructuralAttack,
} from './attack';

/** Crashes and builds that take long. */
export const stallingAttacks: readonly StructuralAttack[] = [
  {
    name: 'a-crash-in-every-check',
    prepare: (submission) => {
      writeFileSync(
        attackedFile(submission),
        `const crash = (): never => {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1e6).fill(Math.random()));
};
export const nextTokenLoss = crash;
export const nextTokenLogits = crash;
`,
      );
    },
    verify: (graded) => {
      const { points, duration } = attackedIn(graded);
      expect(points).toBe(0);
      // 15 s in the sandbox, plus delays on a busy machine.
      expect(duration).toBeLessThan(40_000);
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-crash-when-it-is-loaded',
    prepare: inTwoExercises(
      'const kept: unknown[] = []; for (;;) kept.push(new Array(1e6).fill(Math.random()));',
      '',
    ),
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-chain-of-files-that-compile-slowly',
    prepare: (submission) => {
      const slow = 'a ? (b) : c => '.repeat(17);
      for (let i = 0; i < 98; i++)
        writeFileSync(
          inExercises(submission, MODULE, `slow${i}.ts`),
          `${i < 97 ? `export * from './slow${i + 1}';` : ''}\ndeclare const a: any, b: any;\nexport const x${i} = ${slow}'';\n`,
        );
      writeFileSync(attackedFile(submission), "export * from './slow0';\n");
    },
    verify: refusedFor('takes too long to compile'),
  },
];
