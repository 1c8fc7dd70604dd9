import path from 'node:path';

/** The repository's root: set when the program is bundled; the working directory under Jest. */
export const root: string = process.env['COURSE_ROOT'] ?? process.cwd();

export const inRepository = (...segments: string[]): string => path.join(root, ...segments);

/** Identifies the grader's sources and packages; set at bundling, undefined under Jest. */
export const graderVersion: string | undefined = process.env['GRADER_VERSION'];
