/**
 * The bundled scripts of `browser/` by name. A release rewrites this file to contain them.
 * Undefined in the course's own repository, where they are bundled when a page needs them.
 */
export const pageScripts: Readonly<Record<string, string>> | undefined = undefined;
