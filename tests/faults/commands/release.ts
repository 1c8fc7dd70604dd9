import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { INSTRUCTOR, type World } from '../world';
import type { Command } from './command';
import { COMPILER, GRADING } from './processes';

const names = (folder: string): string[] => filesIn(folder).map((file) => path.relative(folder, file));

/** Writes the students' repository with the first module. */
export const release: Command = {
  name: 'release',
  weight: 1,
  starts: { ...GRADING, ...COMPILER, 'the released grader': /grader\/grader\.mjs grade / },
  begin: (world, folder) => {
    const output = path.join(folder, 'out');
    const expectWhole = (): void => {
      const written = names(output);
      expect(written).toEqual(
        expect.arrayContaining(['package-lock.json', path.join('grader', 'grader.mjs')]),
      );
      for (const file of stubsOf(world))
        expect(readFileSync(path.join(output, file), 'utf8')).toBe(
          readFileSync(path.join(world.root, file), 'utf8'),
        );
    };
    return {
      args: [INSTRUCTOR, 'release', '--out', output, '--modules', '1'],
      targets: {
        solutions: filesIn(path.join(world.root, 'solutions', '1-attention')),
        stubs: filesIn(path.join(world.root, 'exercises', '1-attention')),
        fixtures: filesIn(path.join(world.root, 'fixtures')).filter((file) => file.endsWith('.json')),
      },
      output,
      isOnce: true,
      code: 0,
      expectRight: expectWhole,
      expectNothingWrong: () => {
        // All or nothing.
        if (existsSync(output) && names(output).length > 0) expectWhole();
      },
    };
  },
};

const stubsOf = ({ root }: World): string[] =>
  filesIn(path.join(root, 'exercises', '1-attention'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.relative(root, file));
