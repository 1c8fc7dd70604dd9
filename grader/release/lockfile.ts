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

/** The fields stay in npm's order. @throws ZodError when it is no lockfile of version 3 */
export function parseLockfile(text: string): Lockfile {
  const written: unknown = JSON.parse(text);
  lockfileSchema.parse(written);
  return written as Lockfile;
}

/** What the lockfile's own entry says of package.json. */
export interface LockedRoot {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

type EdgeKind = 'dependency' | 'optional' | 'peer';

/**
 * The lockfile for fewer dependencies: of the same packages in the same versions, those that are still needed, on every
 * platform. A package is found as Node finds it, in the node_modules nearest to who asks for it.
 *
 * @throws Error when a needed package is not in the lockfile
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
  // A set is walked to its end even when it grows meanwhile.
  for (const place of found) {
    for (const { name, kind } of edgesOf(packages[place] ?? {})) {
      if (!kinds.includes(kind)) continue;
      if (kind === 'optional' && nearest(packages, place, name) === undefined) continue;
      found.add(placeOf(packages, place, name));
    }
  }
  return found;
}

/** An optional peer is used where it is there, and is no reason for it to be there. */
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

/** npm writes the flags that are true and no others. */
function withFlags(entry: Entry, flags: Flags): Entry {
  const raised = Object.fromEntries(Object.entries(flags).filter(([, isRaised]) => isRaised));
  const kept = Object.entries(entry).filter(([key]) => !(key in flags) || key in raised);
  return { ...Object.fromEntries(kept), ...raised };
}
