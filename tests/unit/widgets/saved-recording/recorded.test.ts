import { expect, test } from 'vitest';
import type { Recording } from '../../../../src/recording/recording.ts';
import { kindsOf, recorded } from '../../../../src/widgets/saved-recording/recorded.ts';

const run: Recording = {
  title: 'run',
  lanes: [{ id: 'a', name: 'a', layer: 'module' }],
  spans: [
    { lane: 'a', name: 'x', start: 0, end: 1, provenance: { kind: 'measured', runs: 3 } },
    {
      lane: 'a',
      name: 'y',
      start: 1,
      end: 2,
      provenance: { kind: 'simulated', model: 'm', parameters: 'p' },
    },
  ],
  events: [{ lane: 'a', name: 'z', at: 2, provenance: { kind: 'measured' } }],
};

test('what was measured once is a record now; everything else stays what it was', () => {
  const opened = recorded(run, '2026-11-21');
  expect(kindsOf(opened).map((p) => p.kind)).toEqual(['recorded', 'simulated']);
  expect(opened.spans[0]?.provenance).toMatchObject({ runs: 3, date: '2026-11-21' });
  expect(opened.spans[1]).toEqual(run.spans[1]);
});
