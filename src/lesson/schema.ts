/** The form of a lesson's frontmatter and of a claim, checked before anything is built. */

import { z } from 'astro/zod';
import { LAYERS } from '../recording/layers.ts';

const layers = z.enum(LAYERS).array();

const source = z.object({
  title: z.string(),
  url: z.url(),
  /** Of the source, or of the day on which it was read. */
  date: z.coerce.string().optional(),
});

const choicePrediction = z.object({
  kind: z.literal('choice'),
  id: z.string(),
  title: z.string(),
  prompt: z.string(),
  options: z.object({ id: z.string(), text: z.string() }).array().min(2),
});

const marksPrediction = z.object({
  kind: z.literal('marks'),
  id: z.string(),
  title: z.string(),
  prompt: z.string(),
  /** Milliseconds. */
  lanes: z
    .object({ id: z.string(), label: z.string(), initial: z.number().positive() })
    .array()
    .min(1),
  domain: z.tuple([z.number().positive(), z.number().positive()]),
});

export const STAGES = ['metal', 'vms', 'containers', 'kubernetes', 'serverless', 'wasm'] as const;
export const PROBLEMS = ['one-os', 'separation', 'resources'] as const;

const score = z.object({ level: z.number().min(0).max(100), why: z.string() });

const option = z.object({ text: z.string(), why: z.string(), right: z.boolean().default(false) });
const question = z.object({ question: z.string(), options: option.array().min(2).max(5) });

/** What a lesson's frontmatter holds beside Starlight's own fields. */
export const lessonSchema = z.object({
  description: z.string().max(155),
  number: z.number().int().positive(),
  part: z.string(),
  minutes: z.number().int().positive(),
  /** Opens the lesson. */
  question: z.string(),
  layers: z.object({ present: layers, focus: layers }),
  prediction: z.discriminatedUnion('kind', [choicePrediction, marksPrediction]),
  scoreboard: z
    .object({
      stage: z.enum(STAGES),
      scores: z.object({ 'one-os': score, separation: score, resources: score }),
    })
    .nullable(),
  /** Ids of the claims that it checks. */
  claims: z.string().array(),
  quiz: question.array().min(3).max(5),
  instructors: z.object({
    objective: z.string(),
    activity: z.string(),
    misconceptions: z.string().array().min(1),
  }),
  sources: source.array().min(1),
});

const VERDICTS = ['true', 'conditional', 'outdated', 'misleading', 'false'] as const;

export const claimSchema = z.object({
  id: z.string().regex(/^C\d{3}$/),
  /** The popular article that says it. */
  article: z.string(),
  /** The claim in short. */
  quote: z.string(),
  verdict: z.preprocess((value) => String(value), z.enum(VERDICTS)),
  /** What is so. */
  why: z.string(),
  sources: source.array().min(1),
  lesson: z.string(),
  widget: z.string().optional(),
});

export type LessonData = z.infer<typeof lessonSchema>;
export type Prediction = LessonData['prediction'];
export type Claim = z.infer<typeof claimSchema>;
