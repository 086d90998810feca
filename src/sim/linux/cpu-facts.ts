/** The kernel’s own numbers for CPU time, from the sourced facts. */

import file from '../../../content/facts/cgroup-cpu.json' with { type: 'json' };
import { asFacts } from '../facts.ts';

export const CPU_FACTS = asFacts(file);
