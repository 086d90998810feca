/** Styles that only some figures need: a page gets those of the figures on it. All others are on every page. */

import cgroups from './cgroups.css?url';
import clusterLab from './cluster-lab.css?url';
import containerStart from './container-start.css?url';
import contention from './contention.css?url';
import costModel from './cost-model.css?url';
import density from './density.css?url';
import examples from './examples.css?url';
import figureTable from './figure-table.css?url';
import layerStack from './layer-stack.css?url';
import recordedCluster from './recorded-cluster.css?url';
import serverlessLab from './serverless-lab.css?url';
import textEditor from './text-editor.css?url';

/** Addresses of style sheets by widget, in the order in which they are to be read. */
export const STYLES: Readonly<Record<string, readonly string[]>> = {
  'cgroup-lab': [examples, cgroups],
  'cluster-lab': [textEditor, clusterLab],
  'container-start': [containerStart, layerStack],
  contention: [contention],
  'cost-model': [examples, costModel],
  'cpu-bandwidth': [examples, cgroups],
  density: [examples, figureTable, density],
  'layer-stack': [containerStart, layerStack],
  'memory-limit': [examples, cgroups],
  'namespace-tree': [examples, cgroups],
  playground: [textEditor],
  'port-forward': [examples, cgroups],
  'recorded-cluster': [recordedCluster],
  'serverless-lab': [examples, costModel, figureTable, serverlessLab],
};
