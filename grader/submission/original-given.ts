/**
 * The course's own files of `exercises/given/` by name. A release rewrites this file to contain
 * their texts. Undefined in the course's own repository, where the folder is the source.
 */
export const originalGiven: Readonly<Record<string, string>> | undefined = undefined;
