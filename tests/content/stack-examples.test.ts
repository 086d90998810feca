/** The stack machine's committed bytes are what its sources give. */

import { expect, it } from 'vitest';
import { assembleExamples } from '../../scripts/lib/assemble-examples.ts';
import committed from '../../src/widgets/stack-machine/assembled.json' with { type: 'json' };

it('are assembled again to the same (npm run modules makes them)', async () => {
  expect(committed).toEqual(await assembleExamples());
});
