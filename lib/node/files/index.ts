/**
 * Files, for the command line.
 *
 * Takes: paths that a person gave, and a finished project.
 * Gives: the text of a notebook; a folder or a zip on disk.
 * Needs: a `FileAccess`, so that tests run in memory.
 * Guarantees: inputs are only read; foreign and edited files are never overwritten; symbolic links are not
 * followed when writing; a failure leaves nothing half done and everything else as it was.
 */
export * from './file-access.ts';
export * from './node-files.ts';
export * from './read-data.ts';
export * from './read-modules.ts';
export * from './read-source.ts';
export * from './write-archive.ts';
export * from './write-folder.ts';
