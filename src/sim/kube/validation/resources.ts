/** Validates a container's requests and limits. */

import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../quantity.ts';
import { invalid, part, type Errors } from './check.ts';

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (ValidateResourceRequirements). */
export function resourceErrors(field: string, value: unknown): Errors {
  const { requests, limits } = part(value);
  const asked = quantities(requests);
  const most = quantities(limits);
  return [
    ...unknownNames(`${field}.limits`, limits),
    ...negatives(`${field}.limits`, most),
    ...unknownNames(`${field}.requests`, requests),
    ...negatives(`${field}.requests`, asked),
    ...[...asked].flatMap(([name, quantity]) => {
      const limit = most.get(name);
      if (limit === undefined || compareQuantities(quantity, limit) <= 0) return [];
      const detail = `must be less than or equal to ${name} limit`;
      return [invalid(`${field}.requests`, formatQuantity(quantity), detail)];
    }),
  ];
}

const STANDARD = ['cpu', 'memory', 'ephemeral-storage', 'storage'];

/** Resources of one's own have a domain and a slash before their name. */
function unknownNames(field: string, value: unknown): Errors {
  return Object.keys(part(value))
    .filter((name) => !name.includes('/') && !name.startsWith('hugepages-'))
    .flatMap((name) => [
      ...(STANDARD.includes(name)
        ? []
        : [
            invalid(
              `${field}[${name}]`,
              name,
              'must be a standard resource type or fully qualified',
            ),
          ]),
      ...(STANDARD.slice(0, 3).includes(name)
        ? []
        : [invalid(`${field}[${name}]`, name, 'must be a standard resource for containers')]),
    ]);
}

/** What isn't a quantity was refused when the manifest was read. */
function quantities(value: unknown): ReadonlyMap<string, Quantity> {
  return new Map(
    Object.entries(part(value)).flatMap(([name, written]) => {
      const quantity = parseQuantity(String(written));
      return quantity === undefined ? [] : [[name, quantity] as const];
    }),
  );
}

function negatives(field: string, amounts: ReadonlyMap<string, Quantity>): Errors {
  return [...amounts]
    .filter(([, { nanos }]) => nanos < 0n)
    .map(([name, quantity]) =>
      invalid(`${field}[${name}]`, formatQuantity(quantity), 'must be greater than or equal to 0'),
    );
}
