import { bundleUnlessThere } from '../../bin/build.ts';

/** The program under test is the one that users get: the bundle, made once for a run. */
export const setup = bundleUnlessThere;
