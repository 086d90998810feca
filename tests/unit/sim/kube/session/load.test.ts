/** Load as a reader sends it, and what the picture says of it. */

import { describe, expect, it } from 'vitest';
import type { TimedAction } from '../../../../../src/sim/kube/session/scenario.ts';
import { createSession } from '../../../../../src/sim/kube/session/session.ts';
import {
  autoscaler,
  deployment,
  service,
  together,
} from '../../../../../src/widgets/cluster-lab/manifests.ts';
import { readYaml } from '../../../../../src/widgets/cluster-lab/read-yaml.ts';
import { loadInWords } from '../../../../../src/widgets/cluster-lab/words.ts';

function played(yaml: string, ...loads: readonly TimedAction[]) {
  const nodes = [{ name: 'node', count: 3, cpu: '4', memory: '8Gi' }];
  const actions: TimedAction[] = [{ at: -30_000, do: 'apply', with: { yaml } }, ...loads];
  const given = { minor: 35, seed: 7, nodes, actions, until: 120_000 };
  const session = createSession(given, readYaml);
  session.advance(() => true);
  return session;
}

const load = (at: number, target: string, perSecond: string): TimedAction => {
  return { at, do: 'load', with: { target, perSecond } };
};
const web = together(deployment({ replicas: 2 }), service());

describe('a burst of load', () => {
  it('is told of the workload that it reaches', () => {
    const session = played(web, load(1000, 'service/web', '90'), load(9000, 'service/web', '0'));
    const lines = (at: number) => session.pictureAt(at).workloads.map(loadInWords);
    expect(lines(500)).toEqual(['']);
    expect(lines(2000)).toEqual(['web: 90 requests/s on 2 ready pods, 2 wanted.']);
    expect(lines(10_000)).toEqual(['']);
    expect(session.pictureAt(0).services).toEqual(['web']);
  });

  it('is told with what the autoscaler makes of it', () => {
    const session = played(together(web, autoscaler(1, 3)), load(0, 'deployment/web', '500'));
    const [view] = session.pictureAt(120_000).workloads;
    expect(view).toMatchObject({ load: 500, wanted: 3, scaling: { min: 1, max: 3, target: 50 } });
    expect(loadInWords(view!)).toBe(
      'web: 500 requests/s on 3 ready pods. CPU was last measured at 333\u00A0% of what pods ask for, and should be at 50\u00A0%. 3 wanted, of 1 to 3.',
    );
  });

  it.each([
    ['service/shop', '5', 'There is no Service “shop”.'],
    ['node/a', '5', 'Nothing sends load to “node/a” here.'],
    ['service/web', '', 'A load is a number of requests a second, 0 or more.'],
    ['service/web', '-5', 'A load is a number of requests a second, 0 or more.'],
  ])('on %s of “%s” says what is wrong', (target, perSecond, words) => {
    const [, done] = played(web, load(0, target, perSecond)).done();
    expect(done).toMatchObject({ failed: true, output: words });
  });
});
