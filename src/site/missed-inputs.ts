/** Remembers what a reader pressed or chose in a part of the page that had no code yet, and does it again when it has. */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a press is meant for: buttons, lines of a list, cells of a grid. */
const PRESSED = 'button, [role=option], [role=gridcell]';

interface Chosen {
  readonly value: string;
  readonly checked: boolean | undefined;
}

interface Missed {
  readonly control: HTMLElement;
  readonly kind: 'press' | 'choice' | 'enter';
  /** The control may have been drawn anew since. */
  readonly again: (control: HTMLElement) => void;
}

export interface MissedInputs {
  /** Stops listening, and does again what was missed, in order. */
  replay(): Promise<void>;
}

/** Links and disclosures work without code, so only what needs code is remembered. */
export function missedInputs(root: HTMLElement): MissedInputs {
  const missed: Missed[] = [];
  let catchingUp = false;
  const note = (event: Event) => {
    // While it is caught up with, what is done again isn't missed, and what comes anew waits its turn.
    if (catchingUp && !event.isTrusted) return;
    const latest = missedBy(event);
    if (latest === undefined) return;
    if (catchingUp) event.stopPropagation();
    // Of what was chosen or typed in a control, and of presses in a row, the latest counts.
    const last = missed.at(-1);
    if (last?.control === latest.control && last.kind === latest.kind) missed.pop();
    missed.push(latest);
  };
  const types = ['click', 'input', 'change', 'keydown'];
  for (const type of types) root.addEventListener(type, note, true);
  return {
    async replay() {
      catchingUp = true;
      while (missed.length > 0) {
        // A press may need what a link or a choice before it asks for, which is known once that is drawn.
        await new Promise((resolve) => setTimeout(resolve));
        const next = missed.shift();
        if (next === undefined) continue;
        const { control } = next;
        next.again(control.isConnected ? control : (sameIn(root, control) ?? control));
      }
      for (const type of types) root.removeEventListener(type, note, true);
    },
  };
}

function missedBy(event: Event): Missed | undefined {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target === undefined) return undefined;
  if (event.type === 'click') return missedPress(target);
  if (event instanceof KeyboardEvent) return missedEnter(target, event);
  if (!isField(target)) return undefined;
  const what = chosen(target);
  return {
    control: target,
    kind: 'choice',
    again(control) {
      if (isField(control)) chooseAgain(control, what);
    },
  };
}

function missedPress(target: HTMLElement): Missed | undefined {
  const control = target.closest<HTMLElement>(PRESSED);
  if (control === null) return undefined;
  return {
    control,
    kind: 'press',
    again(same) {
      same.click();
    },
  };
}

/** Enter sends a line; on everything else the browser makes a press of it by itself. */
function missedEnter(target: HTMLElement, event: KeyboardEvent): Missed | undefined {
  if (!(target instanceof HTMLInputElement)) return undefined;
  if (event.key !== 'Enter' || event.isComposing) return undefined;
  return {
    control: target,
    kind: 'enter',
    again(control) {
      control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    },
  };
}

/** A link may have replaced what stood there first: then the control of the same kind and name is meant. */
function sameIn(root: HTMLElement, gone: HTMLElement): HTMLElement | undefined {
  const alike = root.querySelectorAll<HTMLElement>(gone.tagName);
  return [...alike].find((control) => nameOf(control) === nameOf(gone));
}

function nameOf(control: HTMLElement): string {
  const label = control.closest('label')?.firstChild?.textContent;
  return control.getAttribute('aria-label') ?? label ?? control.textContent;
}

function isField(target: HTMLElement): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
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
