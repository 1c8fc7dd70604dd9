import * as z from 'zod';

const versions = z.record(z.string(), z.string());

const entrySchema = z.looseObject({
  dependencies: versions.optional(),
  devDependencies: versions.optional(),
  optionalDependencies: versions.optional(),
  peerDependencies: versions.optional(),
  peerDependenciesMeta: z.record(z.string(), z.looseObject({ optional: z.boolean().optional() })).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const lockfileSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entrySchema),
});
export type Lockfile = z.infer<typeof lockfileSchema>;

/**
 * Parses a lockfile and keeps npm's order of its fields. @throws ZodError if it is not a lockfile
 * of version 3
 */
export function parseLockfile(text: string): Lockfile {
  const written: unknown = JSON.parse(text);
  lockfileSchema.parse(written);
  return written as Lockfile;
}

/** The dependencies of package.json, as the lockfile's root entry has them. */
export interface LockedRoot {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

type EdgeKind = 'dependency' | 'optional' | 'peer';

/**
 * Returns a lockfile with only the packages, for every platform, that the given dependencies need,
 * in the same versions. Packages are resolved as Node does, from the nearest node_modules.
 *
 * @throws Error if a needed package is not in the lockfile
 */
export function prunedLockfile(lockfile: Lockfile, root: LockedRoot): Lockfile {
  const { packages } = lockfile;
  const all: readonly EdgeKind[] = ['dependency', 'optional', 'peer'];
  const hard: readonly EdgeKind[] = ['dependency', 'peer'];
  const reach = (names: Readonly<Record<string, string>>, kinds: readonly EdgeKind[]): Set<string> =>
    reachable(packages, Object.keys(names), kinds);

  const [forUse, forUseHard] = [reach(root.dependencies, all), reach(root.dependencies, hard)];
  const [forWork, forWorkHard] = [reach(root.devDependencies, all), reach(root.devDependencies, hard)];
  const notByPeers = reach({ ...root.dependencies, ...root.devDependencies }, ['dependency', 'optional']);

  const kept = Object.entries(packages).flatMap(([place, entry]): [string, Entry][] => {
    if (!forUse.has(place) && !forWork.has(place)) return [];
    const dev = !forUse.has(place);
    const optional = !forUseHard.has(place) && !forWorkHard.has(place);
    const flags = {
      dev,
      optional,
      devOptional: !dev && !optional && !forUseHard.has(place),
      peer: !notByPeers.has(place),
    };
    return [[place, withFlags(entry, flags)]];
  });
  return { ...lockfile, packages: { '': { ...packages[''], ...root }, ...Object.fromEntries(kept) } };
}

function reachable(
  packages: Lockfile['packages'],
  names: readonly string[],
  kinds: readonly EdgeKind[],
): Set<string> {
  const found = new Set(names.map((name) => placeOf(packages, '', name)));
  // Iterating over a set also visits the elements added meanwhile.
  for (const place of found) {
    for (const { name, kind } of edgesOf(packages[place] ?? {})) {
      if (!kinds.includes(kind)) continue;
      if (kind === 'optional' && nearest(packages, place, name) === undefined) continue;
      found.add(placeOf(packages, place, name));
    }
  }
  return found;
}

/** Optional peers are left out: a package may use them if present, but does not need them. */
function edgesOf(entry: Entry): { readonly name: string; readonly kind: EdgeKind }[] {
  const optional = Object.keys(entry.optionalDependencies ?? {});
  const named = (names: readonly string[], kind: EdgeKind) => names.map((name) => ({ name, kind }));
  return [
    ...named(
      Object.keys(entry.dependencies ?? {}).filter((name) => !optional.includes(name)),
      'dependency',
    ),
    ...named(optional, 'optional'),
    ...named(
      Object.keys(entry.peerDependencies ?? {}).filter(
        (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
      ),
      'peer',
    ),
  ];
}

function placeOf(packages: Lockfile['packages'], from: string, name: string): string {
  const place = nearest(packages, from, name);
  if (place === undefined)
    throw new Error(`package-lock.json has no ${name}, which ${from === '' ? 'the course' : from} needs`);
  return place;
}

function nearest(packages: Lockfile['packages'], from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('node_modules/') - 1, 0))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return undefined;
  }
}

type Flags = Readonly<Record<'dev' | 'optional' | 'devOptional' | 'peer', boolean>>;

/** npm only writes flags that are true. */
function withFlags(entry: Entry, flags: Flags): Entry {
  const raised = Object.fromEntries(Object.entries(flags).filter(([, isRaised]) => isRaised));
  const kept = Object.entries(entry).filter(([key]) => !(key in flags) || key in raised);
  return { ...Object.fromEntries(kept), ...raised };
}
