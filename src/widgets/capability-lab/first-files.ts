/** The files that every program of the lab finds, if it is given a directory. */

import type { FileTree } from '../../wasi/api.ts';

export const FIRST_FILES: FileTree = {
  'given.txt': 'The host put this file here.\n',
  'notes/monday.txt': 'Rain. Read about capabilities.\n',
};
