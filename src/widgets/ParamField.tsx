/** The control for one of a widget's parameters, made from the parameter's description. */

import { ChoiceField, FlagField, NumberField, TextField } from '../ui/Field.tsx';
import type { Param } from './params.ts';

interface ParamFieldProps {
  readonly param: Param;
  readonly value: string | number | boolean;
  readonly onChange: (value: string | number | boolean) => void;
  readonly disabled?: boolean;
}

export function ParamField({ param, value, onChange, disabled = false }: ParamFieldProps) {
  const { label } = param;
  switch (param.kind) {
    case 'number': {
      const { min, max, step, unit } = param;
      return (
        <NumberField
          {...{ label, min, max, step, unit, onChange, disabled }}
          value={Number(value)}
        />
      );
    }
    case 'choice': {
      const { options } = param;
      return <ChoiceField {...{ label, options, onChange, disabled }} value={String(value)} />;
    }
    case 'flag':
      return <FlagField {...{ label, onChange, disabled }} value={value === true} />;
    case 'text': {
      const { maxLength } = param;
      return <TextField {...{ label, maxLength, onChange, disabled }} value={String(value)} />;
    }
  }
}
