/** The frame that every figure stands in: title, provenance, controls, view, words, and what a reader can take away. */

import type { ComponentChildren } from 'preact';
import type { Provenance } from '../recording/provenance.ts';
import type { Recording } from '../recording/recording.ts';
import { Badge, ProvenanceRule } from './Provenance.tsx';
import { FrameFoot } from './FrameFoot.tsx';
import { Icon } from './Icon.tsx';

export interface Trouble {
  /** What happened, as a heading: "The module stopped: out of memory". */
  readonly what: string;
  /** What it means and what to do. */
  readonly advice: string;
  /** The engine's own words, where they help. */
  readonly cause?: string | undefined;
  /** The likeliest fixes, as buttons. */
  readonly actions?: readonly { readonly label: string; readonly press: () => void }[];
}

export interface FrameProps {
  readonly id: string;
  readonly title: string;
  readonly figure?: string | undefined;
  /** On a page of its own, where its title is the page's. */
  readonly alone?: boolean | undefined;
  /** What the view shows now, one badge each; none before anything has run. */
  readonly provenance: readonly Provenance[];
  /** In place of what is measured while that goes on: "run 7 of 20". */
  readonly status?: string | undefined;
  /** What was wrong with the link that brought the reader here. */
  readonly problems?: readonly string[] | undefined;
  readonly controls?: ComponentChildren;
  readonly children: ComponentChildren;
  /** How to read the figure; runs, spread, machine. */
  readonly note?: ComponentChildren;
  /** The text twin of the view, open where there is no JavaScript. */
  readonly words?: ComponentChildren;
  /** How it is measured, or the model's parameters and sources. */
  readonly explain?: ComponentChildren;
  /** What the view draws, to be saved as a file. */
  readonly recording?: Recording | undefined;
  readonly trouble?: Trouble | undefined;
  readonly onReset: () => void;
  /** The address that brings the present settings back. */
  readonly link: () => string;
  /** The widget's name, for the address that others embed. */
  readonly widget: string;
}

export function Frame(props: FrameProps) {
  const heading = `${props.id}-title`;
  const Heading = props.alone === true ? 'h1' : 'h3';
  return (
    <figure class="sheet label not-content" id={props.id} aria-labelledby={heading}>
      <ProvenanceRule kinds={props.provenance.map((p) => p.kind)} />
      <div class="sheet-head">
        <Heading id={heading}>
          {props.figure !== undefined && <span>{`Fig. ${props.figure} `}</span>}
          {props.title}
        </Heading>
        <div class="badges">
          {props.status !== undefined && <span class="badge">{props.status}</span>}
          {props.status === undefined && props.provenance.length === 0 && (
            <span class="badge">not run yet</span>
          )}
          {props.provenance
            .filter((p) => props.status === undefined || p.kind !== 'measured')
            .map((p) => (
              <Badge key={p.kind} provenance={p} />
            ))}
        </div>
      </div>
      {props.problems !== undefined && props.problems.length > 0 && (
        <Problems problems={props.problems} />
      )}
      {props.controls !== undefined && <div class="controls">{props.controls}</div>}
      {props.trouble !== undefined && <Alert trouble={props.trouble} />}
      <div class="view">{props.children}</div>
      {props.note !== undefined && <div class="note">{props.note}</div>}
      <p class="note without-script">
        Without JavaScript you see this figure’s first frame: nothing in it runs or changes. What it
        shows also stands in words.
      </p>
      {props.words !== undefined && (
        <details class="words">
          <summary>In words</summary>
          {props.words}
        </details>
      )}
      {props.explain !== undefined && (
        <details class="words explain">
          <summary>Where these figures come from</summary>
          {props.explain}
        </details>
      )}
      <FrameFoot {...props} />
    </figure>
  );
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  return (
    <div class="problems" role="status">
      <b>This link asks for something that isn’t possible here.</b>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

/** What went wrong, and what to do; what the reader typed stays where it is. */
export function Alert({ trouble }: { readonly trouble: Trouble }) {
  return (
    <div class="alert" role="alert">
      <b>
        <Icon name="x" />
        {trouble.what}
      </b>
      <p>{trouble.advice}</p>
      {trouble.cause !== undefined && (
        <p class="cause">
          The engine said: <samp>{trouble.cause}</samp>
        </p>
      )}
      {trouble.actions !== undefined && (
        <div class="acts">
          {trouble.actions.map((action) => (
            <button type="button" class="btn" key={action.label} onClick={action.press}>
              {action.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
