import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage before the heap is several times as large as what is in use, and keep its young generation as small as it
 * is at the start: otherwise half the memory of a large scan is garbage, which costs no time to leave but may cost the container.
 * V8 is free to drop either setting, and then takes more memory again.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export const spareMemory = (): void => {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
};
