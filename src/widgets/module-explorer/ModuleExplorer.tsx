/** Takes a module apart: its bytes, its text and its sections, of which each shows where the chosen part stands. */

import { useMemo } from 'preact/hooks';
import { formatCount } from '../../recording/format.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { dissect, partAt } from './anatomy.ts';
import { InWords } from './InWords.tsx';
import { OpenFile, useDrop } from './OpenFile.tsx';
import { Panes } from './Panes.tsx';
import { moduleExplorer, type ModuleExplorerSchema } from './params.ts';
import { troubleWith } from './trouble.ts';
import { useOpened, type Given } from './use-opened.ts';

interface Own {
  /** The first module’s bytes, so that the figure is whole without JavaScript. */
  readonly given?: Given;
}

export default function ModuleExplorer(props: WidgetProps<ModuleExplorerSchema> & Own) {
  const settings = useParams(moduleExplorer.params, props);
  const { values, set } = settings;
  const opener = useOpened(values.module, props.given);
  const { opened } = opener;
  const anatomy = useMemo(
    () => (opened === undefined ? undefined : dissect(opened.bytes)),
    [opened?.bytes],
  );
  const last = Math.max(0, (opened?.bytes.length ?? 1) - 1);
  const byte = Math.min(values.byte, last);
  const chosen = useMemo(() => anatomy && partAt(anatomy, byte), [anatomy, byte]);
  const choose = (to: number) => {
    set('byte', to);
  };
  const open = (file: File) => {
    choose(0);
    void opener.open(file);
  };
  const drop = useDrop(open);
  const beyond = opened !== undefined && !opener.loading && values.byte > last;
  return (
    <Frame
      {...props}
      widget={moduleExplorer.name}
      problems={[
        ...settings.problems,
        ...(beyond
          ? [`${opened.name} ends with byte ${formatCount(last)}, which is chosen now.`]
          : []),
      ]}
      provenance={
        opened === undefined ? [] : [{ kind: 'measured', method: 'from the module’s own bytes' }]
      }
      status={opener.loading ? 'fetching the module' : undefined}
      trouble={
        opener.trouble ?? (opened && anatomy && troubleWith(opened, anatomy, choose, opener.close))
      }
      controls={
        <>
          <ChoiceField
            label={moduleExplorer.params.module.label}
            value={values.module}
            options={moduleExplorer.params.module.options}
            onChange={(name) => {
              opener.close();
              choose(0);
              set('module', name);
            }}
          />
          <OpenFile opened={opened} onOpen={open} onClose={opener.close} />
        </>
      }
      note={
        <p>
          Bytes are counted from 0. Yellow is what you chose; shaded are the other bytes of the same
          line or section. A file of your own is read in this page and goes nowhere.
        </p>
      }
      words={
        anatomy &&
        chosen &&
        opened && <InWords anatomy={anatomy} chosen={chosen} name={opened.name} />
      }
      onReset={() => {
        opener.close();
        settings.reset();
      }}
      link={settings.link}
    >
      <div class={drop.over ? 'mx over' : 'mx'} {...drop.handlers}>
        {anatomy && chosen ? (
          <Panes id={props.id} anatomy={anatomy} chosen={chosen} onChoose={choose} />
        ) : (
          <p>The module’s bytes are fetched when you use the figure.</p>
        )}
      </div>
    </Frame>
  );
}
