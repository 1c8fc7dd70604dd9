// @ts-check
import process from 'node:process';

// No samples: tests/support/drawn.ts returns whole lists.
process.env['TEST_DRAW'] = 'all';

export { default } from './jest.config.mjs';
