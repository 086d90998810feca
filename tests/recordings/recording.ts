/** The form of a recording of a real control plane: what was done, and what watches then saw. */

import { z } from 'astro/zod';

const nodeSchema = z.object({
  name: z.string(),
  cpu: z.string(),
  memory: z.string(),
  pods: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z
    .object({
      key: z.string(),
      value: z.string().optional(),
      effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
    })
    .array()
    .optional(),
});

const manifestSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}).optional(),
});

const actionSchema = z.looseObject({
  t_ms: z.number(),
  action: z.string(),
  manifest: z.union([manifestSchema, manifestSchema.array()]).optional(),
  last_heartbeat_ms_before: z.number().optional(),
});

const placedSchema = z.looseObject({
  pod: z.string(),
  node: z.string().nullable(),
  message: z.string().optional(),
  scores: z.record(z.string(), z.number()).optional(),
  tied_best: z.string().array().optional(),
  plugin_scores: z.record(z.string(), z.record(z.string(), z.number())).optional(),
});

const objectSchema = z.looseObject({ kind: z.string(), name: z.string() });

const fileSchema = z.looseObject({
  scenario: z.string(),
  title: z.string().default(''),
  kubernetes: z.string(),
  parameters: z.looseObject({
    kubelet: z.record(z.string(), z.number()),
    nodes: nodeSchema.array(),
    manifests: manifestSchema.array().optional(),
  }),
  actions: actionSchema.array(),
  initial: objectSchema.array(),
  records: z.looseObject({ ...objectSchema.shape, t_ms: z.number(), type: z.string() }).array(),
  pods: placedSchema.array().optional(),
  cases: placedSchema.array().optional(),
});

export type Recording = z.infer<typeof fileSchema>;

/** Throws in words where the text isn't a recording. */
export function readRecording(text: string): Recording {
  const read = fileSchema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(z.prettifyError(read.error));
  return read.data;
}
