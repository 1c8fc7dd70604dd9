import type { Returned } from '../sandbox/protocol';
import { fromWire, plainNumbersOf } from '../sandbox/wire';
import type { Result } from './values';

type Received = Returned['result'];

/** The numbers that a student's function returned, whatever their structure; undefined if none. */
export function returnedNumbers(received: Received): Result | undefined {
  try {
    return numbersIn(received);
  } catch {
    return undefined; // A submission made it up.
  }
}

function numbersIn(received: Received): Result | undefined {
  switch (received.kind) {
    case 'tensor':
      return fromWire(received);
    case 'other':
      return plainNumbersOf(received);
    case 'list':
      return received.items.map((item) => numbersIn(item) ?? {});
    case 'record':
      return Object.fromEntries(
        Object.entries(received.fields).map(([name, field]) => [name, numbersIn(field) ?? {}]),
      );
  }
}
