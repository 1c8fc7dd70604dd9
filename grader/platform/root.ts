import path from 'node:path';

/** The repository's root: set by scripts/run.mjs at bundling, the working directory under Jest. */
export const root: string = process.env['COURSE_ROOT'] ?? process.cwd();

/** A path inside the repository. */
export const inRepository = (...segments: string[]): string => path.join(root, ...segments);

/** Tells the grader's sources and packages from those of any other version; set by scripts/run.mjs, unknown under Jest. */
export const graderVersion: string | undefined = process.env['GRADER_VERSION'];
