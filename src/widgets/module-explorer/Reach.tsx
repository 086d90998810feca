/** What the module can ask of its host, and what it offers: each entry leads to its bytes. */

import type { Module } from '../../wasm/module.ts';
import { asks, offers, type Entry } from './reach.ts';

interface Props {
  readonly module: Module;
  readonly onChoose: (byte: number) => void;
  readonly onPoint: (byte: number | undefined) => void;
}

/** More would be a page of its own; the outline has them all. */
const MOST = 60;

export function Reach({ module, onChoose, onPoint }: Props) {
  const list = (entries: readonly Entry[]) => (
    <Entries entries={entries} onChoose={onChoose} onPoint={onPoint} />
  );
  const asked = asks(module);
  const offered = offers(module);
  return (
    <>
      <section class="mx-reach" aria-label="What it can ask for">
        <p class="mx-title">What it can ask for</p>
        {asked.length === 0 ? (
          <p>Nothing. It can compute, and reach nothing outside itself.</p>
        ) : (
          list(asked)
        )}
      </section>
      <section class="mx-reach" aria-label="What it offers">
        <p class="mx-title">What it offers</p>
        {offered.length === 0 ? <p>Nothing that a host could call or see.</p> : list(offered)}
      </section>
    </>
  );
}

interface EntriesProps extends Omit<Props, 'module'> {
  readonly entries: readonly Entry[];
}

function Entries({ entries, onChoose, onPoint }: EntriesProps) {
  const rest = entries.length - MOST;
  return (
    <ul>
      {entries.slice(0, MOST).map((entry, index) => (
        <li
          key={index}
          onPointerEnter={() => {
            onPoint(entry.byte);
          }}
          onPointerLeave={() => {
            onPoint(undefined);
          }}
        >
          {entry.from !== undefined && entry.from !== entries[index - 1]?.from && (
            <small>{`Of ${entry.from}:`}</small>
          )}
          <button
            type="button"
            class="btn bare mx-go"
            onClick={() => {
              onChoose(entry.byte);
            }}
          >
            <code>{nameOf(entry)}</code>
          </button>
          {/* Where nothing can be pressed: on paper, and without script. */}
          <code class="mx-plain">{nameOf(entry)}</code>
          <span>{entry.words}</span>
        </li>
      ))}
      {rest > 0 && <li>{`And ${String(rest)} more, in the list of sections.`}</li>}
    </ul>
  );
}

function nameOf({ name }: Entry): string {
  return name === '' ? '(no name)' : name;
}
