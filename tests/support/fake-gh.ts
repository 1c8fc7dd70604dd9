/** A `gh` that answers about made-up repositories as GitHub does. POSIX only. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface FakeRepository {
  /** Owner and name. */
  readonly nameWithOwner: string;
  /** Commits of the branch main with their own dates, the newest first. */
  readonly commits: readonly { readonly oid: string; readonly committedDate: string }[];
  /** Commits with the times of their pushes; undefined if the token may not see them. */
  readonly pushes: readonly { readonly after: string; readonly timestamp: string }[] | undefined;
}

/** Writes the program into a folder, to put in front of PATH. */
export function writeFakeGh(folder: string, repositories: readonly FakeRepository[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'repositories.json'), JSON.stringify(repositories));
  writeFileSync(path.join(folder, 'gh'), PROGRAM);
  chmodSync(path.join(folder, 'gh'), 0o755);
}

const PROGRAM = `#!/usr/bin/env node
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const repositories = JSON.parse(readFileSync(join(__dirname, 'repositories.json'), 'utf8'));
const args = process.argv.slice(2);
const field = (name) => args.find((arg) => arg.startsWith(name + '='))?.slice(name.length + 1);
const say = (value) => console.log(JSON.stringify(value));
const fail = (why) => { console.error('gh: ' + why); process.exit(1); };
const activity = args.map((arg) => /^repos\\/(.+?)\\/activity/.exec(arg)).find((match) => match !== null);
if (activity) {
  const { pushes } = repositories.find(({ nameWithOwner }) => nameWithOwner === activity[1]) ?? {};
  if (pushes === undefined) fail('Resource not accessible by personal access token (HTTP 403)');
  for (const push of pushes) say({ ...push, ref: 'refs/heads/main', before: '', activity_type: 'push' });
} else if (field('name') !== undefined) {
  const name = field('owner') + '/' + field('name');
  const { commits } = repositories.find(({ nameWithOwner }) => nameWithOwner === name) ?? fail('no such repository');
  const nodes = commits.filter(({ committedDate }) => Date.parse(committedDate) <= Date.parse(field('until')));
  say({ name: 'main', target: { history: { nodes: nodes.slice(0, 1) } } });
} else if (args.includes('graphql')) {
  for (const { nameWithOwner, commits } of repositories)
    say({ nameWithOwner, isTemplate: false, defaultBranchRef: { target: { oid: commits[0].oid } } });
} else fail('unexpected ' + args.join(' '));
`;
