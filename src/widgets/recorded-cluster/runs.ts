/** The recordings that a reader can choose from. */

import apply from '../../../content/recordings/01-apply-deployment.json' with { type: 'json' };
import rollOneByOne from '../../../content/recordings/04-rolling-update-surge1.json' with { type: 'json' };
import badImage from '../../../content/recordings/05-bad-image-undo.json' with { type: 'json' };
import nodeCrash from '../../../content/recordings/06-node-crash-defaults.json' with { type: 'json' };
import deletePod from '../../../content/recordings/09-delete-pod.json' with { type: 'json' };
import drain from '../../../content/recordings/12-drain-pdb.json' with { type: 'json' };
import statefulSet from '../../../content/recordings/14-statefulset.json' with { type: 'json' };
import jobBackOff from '../../../content/recordings/16c-job-backoff.json' with { type: 'json' };
import type { RecordedRun } from '../../sim/kube/recorded/form.ts';

export const RUNS: Readonly<Record<string, RecordedRun>> = Object.fromEntries(
  // A test reads each of them against its form.
  (
    [
      apply,
      rollOneByOne,
      badImage,
      nodeCrash,
      deletePod,
      drain,
      statefulSet,
      jobBackOff,
    ] as readonly unknown[] as readonly RecordedRun[]
  ).map((run) => [run.scenario, run]),
);
