/** The three views of one module: bytes beside sections, text beneath or beside; and what stands at the chosen byte. */

import { useState } from 'preact/hooks';
import type { Line } from '../../wasm/text.ts';
import { partAt, type Anatomy, type Part } from './anatomy.ts';
import { Explained } from './Explained.tsx';
import { HexGrid } from './HexGrid.tsx';
import { Reach } from './Reach.tsx';
import { RowList } from './RowList.tsx';
import { drawSection } from './SectionRow.tsx';

interface Props {
  readonly id: string;
  readonly anatomy: Anatomy;
  readonly chosen: Part;
  readonly onChoose: (byte: number) => void;
}

const LINE_HEIGHT = 24;
const ROW_HEIGHT = 32;

export function Panes({ id, anatomy, chosen, onChoose }: Props) {
  const [over, setOver] = useState<number>();
  const pointed = over === undefined ? undefined : partAt(anatomy, over);
  const { lines, rows, bytes, decoded } = anatomy;
  if (bytes.length === 0) return <p>There is no byte to show.</p>;
  const lineStart = (index: number | undefined) => lines.at(index ?? -1)?.ranges[0]?.start;
  const rowStart = (index: number | undefined) => rows[index ?? -1]?.start;
  const chooseAt = (byte: number | undefined) => {
    if (byte !== undefined) onChoose(byte);
  };
  return (
    <>
      <Explained anatomy={anatomy} chosen={chosen} />
      <div class="mx-panes">
        <HexGrid
          id={id}
          anatomy={anatomy}
          chosen={chosen}
          pointed={pointed}
          onChoose={onChoose}
          onPoint={setOver}
        />
        <RowList
          id={`${id}-part`}
          class="mx-outline"
          label="Sections and their sizes"
          rowHeight={ROW_HEIGHT}
          rows={rows}
          active={chosen.row ?? 0}
          chosen={chosen.row}
          pointed={pointed?.row}
          draw={drawSection}
          onChoose={(index) => {
            chooseAt(rowStart(index));
          }}
          onPoint={(index) => {
            setOver(rowStart(index));
          }}
        />
        <RowList
          id={`${id}-line`}
          class="mx-text"
          label="Text form"
          rowHeight={LINE_HEIGHT}
          rows={lines}
          active={chosen.line ?? lines.nearest(chosen.byte)}
          chosen={chosen.line}
          pointed={pointed?.line}
          draw={drawLine}
          onChoose={(index) => {
            chooseAt(lineStart(index));
          }}
          onPoint={(index) => {
            setOver(lineStart(index));
          }}
        />
        <div class="mx-sides">
          <Reach module={decoded.module} onChoose={onChoose} onPoint={setOver} />
        </div>
      </div>
    </>
  );
}

/** Blocks deeper than this stand under one another, or they would leave the box. */
const DEEPEST = 9;

function drawLine({ depth, text }: Line) {
  return <code>{`${'  '.repeat(Math.min(depth, DEEPEST))}${text}`}</code>;
}
