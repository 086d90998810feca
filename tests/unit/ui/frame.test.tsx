/** The frame's head says in words what its view shows, also while something goes on. */

import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Provenance } from '../../../src/recording/provenance.ts';
import { Frame } from '../../../src/ui/Frame.tsx';

const MEASURED: Provenance = { kind: 'measured', runs: 20 };
const SIMULATED: Provenance = {
  kind: 'simulated',
  model: 'container start',
  parameters: 'runc, 100 Mbit/s',
};

function badges(provenance: readonly Provenance[], status?: string): string {
  const html = renderToString(
    <Frame
      id="race"
      title="Race"
      widget="cold-start-race"
      provenance={provenance}
      status={status}
      onReset={() => undefined}
      link={() => ''}
    >
      <p>view</p>
    </Frame>,
  );
  const [, head = ''] = /<div class="badges">(.*?)<\/div>/u.exec(html) ?? [];
  return head
    .replaceAll('</span><span class="badge">', ' | ')
    .replaceAll(/<[^>]*>/gu, '')
    .trim();
}

test('before a run it says so', () => {
  expect(badges([])).toBe('not run yet');
});

test('each kind of figure has its terms', () => {
  expect(badges([MEASURED, SIMULATED])).toBe('measured here, 20 runs | simulated runc, 100 Mbit/s');
});

test('a status stands for what is being measured, and the simulated keeps its badge', () => {
  expect(badges([MEASURED, SIMULATED], 'run 7 of 20')).toBe(
    'run 7 of 20 | simulated runc, 100 Mbit/s',
  );
});
