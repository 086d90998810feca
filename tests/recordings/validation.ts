/** Manifests that were applied to a real control plane: what kubectl printed, against what ours prints. */

import { z } from 'astro/zod';
import { applyText } from '../../src/sim/kube/manifest/output.ts';
import type { Checkpoint } from './compare.ts';

const printedSchema = z.object({
  exit: z.number(),
  stdout: z.string().default(''),
  stderr: z.string().default(''),
});

const fileSchema = z.looseObject({
  scenario: z.string(),
  kubernetes: z.string(),
  parameters: z.looseObject({ file: z.string().default('web.yaml') }),
  cases: z
    .object({
      case: z.string(),
      manifest: z.string(),
      applied_before: z.string().optional(),
      apply: printedSchema,
      /** With --validate=false. */
      apply_validate_false: z.union([z.literal('same'), printedSchema]).default('same'),
    })
    .array(),
});

/** Nothing where the text is another kind of recording. */
export function compareValidation(text: string): readonly Checkpoint[] | undefined {
  const read = fileSchema.safeParse(JSON.parse(text));
  if (!read.success) return undefined;
  const { scenario, kubernetes, parameters, cases } = read.data;
  const { file } = parameters;
  const minor = Number(kubernetes.split('.')[1]);
  return cases.flatMap((one) => {
    const before = one.applied_before ?? '';
    const existing = before === '' ? [] : applyText(before, { minor, file }).existing;
    const unchecked = one.apply_validate_false === 'same' ? one.apply : one.apply_validate_false;
    return [true, false].map((validate) => {
      const got = applyText(one.manifest, { minor, file, existing, validate });
      const id = `${scenario} ${one.case}${validate ? '' : ' (--validate=false)'}`;
      return { id, ...difference(validate ? one.apply : unchecked, got) };
    });
  });
}

type Printed = z.infer<typeof printedSchema>;

function difference(expected: Printed, got: Printed): Pick<Checkpoint, 'difference'> {
  const words = ({ exit, stdout, stderr }: Printed) => JSON.stringify({ exit, stdout, stderr });
  if (words(expected) === words(got)) return {};
  return { difference: `expected ${words(expected)}, got ${words(got)}` };
}
