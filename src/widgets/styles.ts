/** Styles that only some figures need: a page gets those of the figures on it. All others are on every page. */

import cgroups from '../styles/cgroups.css?url';
import clusterLab from '../styles/cluster-lab.css?url';
import containerStart from '../styles/container-start.css?url';
import contention from '../styles/contention.css?url';
import costModel from '../styles/cost-model.css?url';
import density from '../styles/density.css?url';
import examples from '../styles/examples.css?url';
import layerStack from '../styles/layer-stack.css?url';
import recordedCluster from '../styles/recorded-cluster.css?url';
import serverlessLab from '../styles/serverless-lab.css?url';
import textEditor from '../styles/text-editor.css?url';

/** Addresses of style sheets by widget, in the order in which they are to be read. */
export const STYLES: Readonly<Record<string, readonly string[]>> = {
  'cluster-lab': [textEditor, clusterLab],
  'container-start': [containerStart, layerStack],
  contention: [contention],
  'cost-model': [examples, costModel],
  'cpu-bandwidth': [examples, cgroups],
  density: [examples, density],
  'layer-stack': [containerStart, layerStack],
  'memory-limit': [examples, cgroups],
  'namespace-tree': [examples, cgroups],
  playground: [textEditor],
  'port-forward': [examples, cgroups],
  'recorded-cluster': [recordedCluster],
  'serverless-lab': [examples, costModel, serverlessLab],
};
