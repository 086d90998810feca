/** What the serverless lab is told: a curve of traffic, the program, and each platform's own rules. */

import { PRICES } from '../../sim/cost/metered.ts';
import { FIGURES } from '../../sim/serverless/figures.ts';
import { COLUMNS, shapeToText } from '../../sim/serverless/traffic.ts';
import { defineWidget } from '../definition.ts';

/** Quiet, twenty times as much for two columns, quiet. */
const SPIKE = Array.from({ length: COLUMNS }, (_, column) =>
  column === 8 || column === 9 ? 100 : 5,
);

export const serverlessLab = defineWidget({
  name: 'serverless-lab',
  title: 'One curve of traffic, four platforms',
  alternative:
    'You draw a curve of traffic. The same simulated requests go through Knative, through environments as in AWS Lambda, through a Deployment with an autoscaler, and to a machine that is always on. Charts and tables show instances, queues, cold starts, response times, refusals and each one’s bill.',
  params: {
    curve: {
      kind: 'text',
      label: 'Curve',
      initial: shapeToText(SPIKE),
      maxLength: 120,
      help: '24 numbers, percent of the peak.',
    },
    peak: { kind: 'number', label: 'Peak', initial: 300, min: 1, max: 1000, step: 1 },
    per: {
      kind: 'choice',
      label: 'Requests a',
      initial: 'second',
      options: { second: 'second', minute: 'minute', hour: 'hour' },
    },
    length: {
      kind: 'choice',
      label: 'Watch for',
      initial: 'minutes',
      options: { minutes: '10 minutes', hour: 'an hour', day: 'a day' },
    },
    memory: {
      kind: 'number',
      label: 'Memory',
      unit: 'MB',
      initial: 512,
      min: 128,
      max: 10_240,
      step: 1,
    },
    duration: {
      kind: 'number',
      label: 'One request takes',
      unit: 'ms',
      initial: 100,
      min: 1,
      max: 60_000,
      step: 1,
    },
    concurrency: {
      kind: 'number',
      label: 'A pod serves at once',
      initial: 10,
      min: 1,
      max: 1000,
      step: 1,
      help: 'Requests; an environment serves one.',
    },
    target: {
      kind: 'number',
      label: 'Autoscalers aim at',
      unit: '%',
      initial: FIGURES['container-concurrency-target-percentage'].value,
      min: 10,
      max: 100,
      step: 1,
      help: 'Of what a pod can do.',
    },
    podstart: {
      kind: 'number',
      label: 'Pod’s cold start',
      unit: 's',
      initial: FIGURES['pod-start'].value,
      min: 0,
      max: 120,
    },
    init: {
      kind: 'number',
      label: 'Environment’s cold start',
      unit: 'ms',
      initial: FIGURES['lambda-init'].value,
      min: 0,
      max: 10_000,
      step: 1,
    },
    minpods: {
      kind: 'number',
      label: 'Pods at least',
      initial: 0,
      min: 0,
      max: 100,
      step: 1,
      help: 'A Deployment keeps one in any case.',
    },
    maxpods: { kind: 'number', label: 'Pods at most', initial: 50, min: 1, max: 500, step: 1 },
    probe: {
      kind: 'number',
      label: 'Readiness probe every',
      unit: 's',
      initial: FIGURES['probe-period'].value,
      min: 0,
      max: 60,
      step: 1,
      help: 'Of the Deployment’s pods; 0 without probes.',
    },
    provisioned: {
      kind: 'number',
      label: 'Environments kept ready',
      initial: 0,
      min: 0,
      max: 1000,
      step: 1,
    },
    limit: {
      kind: 'number',
      label: 'Environments at most',
      initial: FIGURES['lambda-account-limit'].value,
      min: 1,
      max: 10_000,
      step: 1,
      help: 'At work at once, in the whole account.',
    },
    idle: {
      kind: 'number',
      label: 'Idle environment stays',
      unit: 'min',
      initial: FIGURES['lambda-idle-timeout'].value,
      min: 1,
      max: 60,
      step: 1,
    },
    patience: {
      kind: 'number',
      label: 'A caller gives up after',
      unit: 's',
      initial: 30,
      min: 1,
      max: 300,
      step: 1,
    },
    machines: { kind: 'number', label: 'Machines', initial: 1, min: 1, max: 100, step: 1 },
    slots: {
      kind: 'number',
      label: 'A machine serves at once',
      initial: 20,
      min: 1,
      max: 1000,
      step: 1,
    },
    free: { kind: 'flag', label: 'Count the free tier', initial: false },
    cluster: { kind: 'flag', label: 'Pay for the cluster’s control plane', initial: false },
    seed: {
      kind: 'number',
      label: 'Chance',
      initial: 1,
      min: 1,
      max: 9999,
      step: 1,
      help: 'Another number gives other moments for the requests.',
    },
  },
  shows: ['simulated', 'cited'],
  form: 'figure',
});

export type LabSchema = typeof serverlessLab.params;

/** The day on which the oldest of the prices was true. */
export const PRICES_DATE = PRICES.lambdaGbSecond.date;
