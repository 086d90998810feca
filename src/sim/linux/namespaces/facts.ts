/** The numbers of namespaces, from the sourced facts. */

import file from '../../../../content/facts/namespaces.json' with { type: 'json' };
import { asFacts } from '../../facts.ts';

export const NAMESPACE_FACTS = asFacts(file);
