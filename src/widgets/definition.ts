/** What the registry says of a widget: everything that pages, catalogue and tests need to know without running it. */

import type { ProvenanceKind } from '../recording/provenance.ts';
import type { ParamSchema, ParamValues } from './params.ts';

export interface WidgetDefinition<S extends ParamSchema = ParamSchema> {
  /** In links and attributes, kebab-case: "cold-start-race". */
  readonly name: string;
  /** The figure's title where an author gives none. */
  readonly title: string;
  /** One or two sentences for who can't see it, and for the catalogue. */
  readonly alternative: string;
  readonly params: S;
  /** The kinds of provenance it can show. */
  readonly shows: readonly ProvenanceKind[];
  /** `figure` stands in a frame and has an address of its own; `furniture` belongs to its page. */
  readonly form: 'figure' | 'furniture';
}

/** What every widget's component is given. */
export interface WidgetProps<S extends ParamSchema = ParamSchema> {
  /** Unique on its page; begins the names of its settings in links: `race.cache=warm`. */
  readonly id: string;
  readonly title: string;
  /** "15.1"; none on an embed page. */
  readonly figure?: string;
  /** The slug of the lesson that it stands in, for progress and predictions; none elsewhere. */
  readonly lesson?: string;
  /** The author's values: what Reset goes back to. */
  readonly initial: ParamValues<S>;
  /** True on its own page, where settings stand in links without the widget's id. */
  readonly alone?: boolean;
}

/** Keeps a definition's literal types, so that its values are typed by name. */
export function defineWidget<const S extends ParamSchema>(
  definition: WidgetDefinition<S>,
): WidgetDefinition<S> {
  return definition;
}
