/** A folder laid out like Gradescope's container, in which an exported autograder runs. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { z } from 'zod';
import { linkPackages } from './course-copies';
import { gradescopeSchema } from './platform-schemas';

export interface GradescopeRun {
  readonly status: number | null;
  readonly output: string;
  /** Undefined without a verdict. */
  readonly results: z.infer<typeof gradescopeSchema> | undefined;
}

export class GradescopeContainer {
  readonly env: NodeJS.ProcessEnv;

  constructor(readonly place: string) {
    this.env = { ...process.env, AUTOGRADER_ROOT: place };
  }

  in(...segments: string[]): string {
    return path.join(this.place, ...segments);
  }

  /** Unpacks an archive as Gradescope does, with this repository's packages. */
  install(zip: string): void {
    for (const [file, contents] of Object.entries(unzipSync(readFileSync(zip)))) {
      const target = this.in('source', file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, contents);
    }
    cpSync(this.in('source', 'run_autograder'), this.in('run_autograder'));
    linkPackages(this.in('source', 'course'));
  }

  /** Grades a submission. */
  grade(work: (submission: string) => void, metadata: object | undefined): GradescopeRun {
    for (const name of ['submission', 'results']) rmSync(this.in(name), { recursive: true, force: true });
    mkdirSync(this.in('submission'));
    work(this.in('submission'));
    rmSync(this.in('submission_metadata.json'), { force: true });
    if (metadata !== undefined) writeFileSync(this.in('submission_metadata.json'), JSON.stringify(metadata));
    const { status, stdout, stderr } = spawnSync('bash', [this.in('run_autograder')], {
      encoding: 'utf8',
      env: this.env,
      cwd: this.place,
    });
    const file = this.in('results', 'results.json');
    const results = existsSync(file)
      ? gradescopeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      : undefined;
    return { status, output: stdout + stderr, results };
  }
}

/** A submission_metadata.json in the format of Gradescope's documentation. */
export const submittedAt = (time: string, due: string): object => ({
  id: 123456,
  created_at: time,
  assignment: {
    ...{ due_date: due, late_due_date: null, group_size: 4, group_submission: true, id: 25828 },
    ...{ course_id: 1234, release_date: '2027-02-01T00:00:00.000000-08:00', title: 'Attention' },
    total_points: '100.0',
  },
  submission_method: 'upload',
  users: [{ email: 'ada@example.edu', id: 1234, name: 'Ada' }],
  previous_submissions: [],
});
