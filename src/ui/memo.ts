/** A component that is drawn again only when one of its props is another one than before. */

import { Component, h, type ComponentChild, type FunctionComponent } from 'preact';

/** As `memo` of preact/compat, without its four kilobytes. */
export function memo<P extends object>(Inner: FunctionComponent<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const before = this.props;
      const names = Object.keys(next) as (keyof P)[];
      return (
        names.length !== Object.keys(before).length ||
        names.some((name) => next[name] !== before[name])
      );
    }
    override render(): ComponentChild {
      return h(Inner, this.props as P & { children?: never });
    }
  };
}
