/**
 * The folders of the modules in exercises/ and solutions/, in teaching order. They are not in
 * modules.ts, so that a command can find a submission before it loads all specifications.
 */
export const moduleIds: readonly string[] = [
  '1-attention',
  '2-transformer',
  '3-language-models',
  '4-diffusion',
  '5-physics',
];
