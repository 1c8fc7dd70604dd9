/**
 * The files in `keys/` by module, as JSON. A release rewrites this file to contain them. Undefined
 * in the course's own repository, where the folder is the source.
 */
export const keyTexts: Readonly<Record<string, string>> | undefined = undefined;
