import path from 'node:path';

/** The repository's root: set by scripts/run.mjs at bundling, the working directory under Jest. */
export const root: string = process.env['COURSE_ROOT'] ?? process.cwd();

/** A path inside the repository. */
export const inRepository = (...segments: string[]): string => path.join(root, ...segments);
