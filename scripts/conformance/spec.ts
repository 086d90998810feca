/** What the `.json` file beside a test says: how its module is run, and what is expected of it. */

export interface TestSpec {
  /** After argv[0], which is the module's file name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** A folder beside the test, which the module is given as `/`. */
  readonly root?: string;
  /** Folders beside the test that the module is given by their own names: the suite's older form. */
  readonly dirs: readonly string[];
  readonly exitCode: number;
  /** Compared only where it is named. */
  readonly stdout?: string;
  readonly stderr?: string;
  /** Our own: less than what a test may take otherwise. */
  readonly limits: {
    readonly memory?: number;
    readonly files?: number;
    readonly fileBytes?: number;
  };
}

/** As a test without a `.json` file is run. */
export const DEFAULT_SPEC: TestSpec = {
  args: [],
  env: {},
  stdin: '',
  dirs: [],
  exitCode: 0,
  limits: {},
};

type Fields = Readonly<Record<string, unknown>>;

interface Kind {
  readonly says: string;
  fits(value: unknown): boolean;
}

const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

const TEXT: Kind = { says: 'a text', fits: isText };
const TEXTS: Kind = {
  says: 'a list of texts',
  fits: (value) => Array.isArray(value) && value.every(isText),
};
const NUMBER: Kind = { says: 'a whole number', fits: isCount };
const VARIABLES: Kind = {
  says: 'an object of texts',
  fits: (value) => isObject(value) && Object.values(value).every(isText),
};
const LIMITS: Kind = {
  says: 'an object of whole numbers',
  fits: (value) => isObject(value) && Object.values(value).every(isCount),
};

const FIELDS: Readonly<Record<string, Kind>> = {
  args: TEXTS,
  env: VARIABLES,
  stdin: TEXT,
  root: TEXT,
  dirs: TEXTS,
  exit_code: NUMBER,
  stdout: TEXT,
  stderr: TEXT,
  limits: LIMITS,
};

/**
 * Reads a test's `.json` file. Fields that it doesn't know, or that are null, are passed over, except
 * for those that say in another form what is to be run.
 * @throws {Error} in words, where it is no JSON or a field is of a wrong kind
 */
export function readSpec(text: string): TestSpec {
  const said = parse(text.replace(/^\uFEFF/, ''));
  for (const [field, kind] of Object.entries(FIELDS)) {
    const value = said[field];
    if (value === undefined || value === null || kind.fits(value)) continue;
    throw new Error(`“${field}” has to be ${kind.says}, and is ${JSON.stringify(value)}`);
  }
  if (said.operations !== undefined) {
    throw new Error('“operations” are not understood: only the form with “args” and “root” is');
  }
  const { exit_code: exitCode, ...rest } = said;
  const known = Object.entries(rest).filter(
    ([field, value]) => value !== null && Object.hasOwn(FIELDS, field),
  );
  return {
    ...DEFAULT_SPEC,
    ...(Object.fromEntries(known) as Partial<TestSpec>),
    ...(typeof exitCode === 'number' ? { exitCode } : {}),
  };
}

function parse(text: string): Fields {
  const said: unknown = JSON.parse(text);
  if (!isObject(said)) throw new Error('it has to be an object');
  return said;
}
