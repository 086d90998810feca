/** The kernel’s own numbers for a group’s memory, from the sourced facts. */

import file from '../../../content/facts/cgroup-memory.json' with { type: 'json' };
import { asFacts } from '../facts.ts';

export const MEMORY_FACTS = asFacts(file);
