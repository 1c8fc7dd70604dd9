import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../course-copy';
import { INSTRUCTOR, STUDENTS, type World } from '../world';
import type { Command } from './command';

/** Fetches two repositories that git takes for those on GitHub, into a new or an old folder. */
export const collect: Command = {
  name: 'collect',
  weight: 4,
  starts: { git: /(^|\/)git/ },
  begin: (world, folder, random) => {
    const output = path.join(folder, 'out');
    const list = path.join(folder, 'list.csv');
    writeFileSync(list, world.listOfRepositories());
    const isCollected = random() < 0.5;
    if (isCollected) cpSync(world.collected, output, { recursive: true });
    return {
      args: [INSTRUCTOR, 'collect', list, '--out', output],
      env: world.gitSettings(),
      targets: { ...(isCollected && { repositories: filesIn(output) }) },
      byHand: [list],
      output,
      code: 0,
      mayLackSome: true,
      expectRight: () => {
        for (const name of STUDENTS) expect(workIn(output, name)).toEqual(workIn(githubOf(world), name));
      },
      expectNothingWrong: ({ code, stderr }) => {
        if (code !== 1) return;
        expect(stderr).toMatch(/^(ada|ben) could not be fetched: \S/m);
        const missing = [...stderr.matchAll(/^(\w+) could not be fetched: /gm)].map(([, name]) => name);
        for (const name of STUDENTS.filter((each) => !missing.includes(each)))
          expect(workIn(output, name)).toEqual(workIn(githubOf(world), name));
      },
    };
  },
};

const githubOf = ({ github }: World): string => path.join(github, 'org');

/** The contents of a student's files, without those of git. */
function workIn(folder: string, name: string): ReadonlyMap<string, string> {
  const place = path.join(folder, name);
  if (!existsSync(place)) return new Map();
  const files = filesIn(place).filter((file) => !file.includes(`${path.sep}.git${path.sep}`));
  return new Map(files.map((file) => [path.relative(place, file), readFileSync(file, 'utf8')]));
}
