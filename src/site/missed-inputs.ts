/** Remembers what a reader pressed or chose in a part of the page that had no code yet, and does it again when it has. */

type Field = HTMLInputElement | HTMLSelectElement;

/** What a press is meant for: buttons, lines of a list, cells of a grid. */
const PRESSED = 'button, [role=option], [role=gridcell]';

interface Chosen {
  readonly value: string;
  readonly checked: boolean | undefined;
}

export interface MissedInputs {
  /** Stops listening, and does again what was missed, in order. */
  replay(): Promise<void>;
}

/** Links and disclosures work without code, so only what needs code is remembered. */
export function missedInputs(root: HTMLElement): MissedInputs {
  const missed = new Map<HTMLElement, () => void>();
  const note = (event: Event) => {
    const [control, again] = missedBy(event) ?? [];
    if (control === undefined || again === undefined) return;
    // The latest counts, and comes last.
    missed.delete(control);
    missed.set(control, again);
  };
  const types = ['click', 'input', 'change'];
  for (const type of types) root.addEventListener(type, note, true);
  return {
    async replay() {
      for (const type of types) root.removeEventListener(type, note, true);
      for (const again of missed.values()) {
        again();
        // A press may need what was chosen before it, which is known once that is drawn.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

/** The control, and how to do again what was done to it. */
function missedBy(event: Event): readonly [HTMLElement, () => void] | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.type === 'click') {
    const control = target?.closest<HTMLElement>(PRESSED);
    return control == null
      ? undefined
      : [
          control,
          () => {
            control.click();
          },
        ];
  }
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement))
    return undefined;
  const what = chosen(target);
  return [
    target,
    () => {
      chooseAgain(target, what);
    },
  ];
}

function chosen(control: Field): Chosen {
  return {
    value: control.value,
    checked: control instanceof HTMLInputElement ? control.checked : undefined,
  };
}

function chooseAgain(control: Field, what: Chosen): void {
  // The files in a file field stay where they are, and no script may put them there.
  if (control.type !== 'file') control.value = what.value;
  if (control instanceof HTMLInputElement && what.checked !== undefined) {
    control.checked = what.checked;
  }
  for (const type of ['input', 'change']) {
    control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
