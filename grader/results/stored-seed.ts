/** A seed of 128 bits, as results store it: 32 hexadecimal digits. */
export const STORED_SEED = /^[0-9a-f]{32}$/;
