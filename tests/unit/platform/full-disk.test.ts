import { appendFileSync, existsSync } from 'node:fs';
import { FullDisk, fullDisk } from '../../../grader/platform/full-disk';

const failed = (code: string, place?: string): Error =>
  Object.assign(new Error(`${code}: it failed`), { code, ...(place === undefined ? {} : { path: place }) });

test.each([failed('ENOSPC', '/course/x'), failed('EDQUOT', '/course/x'), failed('ENOSPC')])(
  'a full disk is reported in one line (%#)',
  (failure) => {
    const refusal = fullDisk(failure);
    expect(refusal).toBeInstanceOf(FullDisk);
    expect(refusal?.message).toMatch(/^[^\n]* full[^\n]*; free some space$/);
  },
);

test('the disk is named if it is known', () => {
  expect(fullDisk(failed('ENOSPC', '/course/x'))?.message).toContain('/course/x');
});

test.each([failed('ENOENT', '/x'), new Error('ENOSPC'), 'ENOSPC', undefined])(
  'anything else is not (%#)',
  (failure) => {
    expect(fullDisk(failure)).toBeUndefined();
  },
);

test('the system reports it in this way', () => {
  const full = '/dev/full'; // Only Linux has it.
  if (!existsSync(full)) return;
  let failure: unknown;
  try {
    appendFileSync(full, 'x');
  } catch (thrown) {
    failure = thrown;
  }
  expect(fullDisk(failure)).toBeInstanceOf(FullDisk);
});
