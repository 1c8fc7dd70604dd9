/** The processes of a grading, by their command lines. */
export const GRADING = {
  'the sandbox': /child-program[^ ]*\.cjs/,
  'the bundler': /esbuild.*--service/,
} as const;

export const COMPILER = { 'the type check': /typescript.*--build/ } as const;
