/** How many bytes of the stream are unpacked on every run. */
export const front: number;
/** The modules of a packed stream by their names; without one, of the built program's own. */
export const allModules: (packed?: Buffer) => ReadonlyMap<string, Buffer>;
/** Those that are unpacked on every run. */
export const firstModules: (packed?: Buffer) => ReadonlyMap<string, Buffer>;
