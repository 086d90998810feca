/** Kubernetes' rules for names and labels. */

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/u;
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/u;
const MOST_LABEL = 63;
const MOST_SUBDOMAIN = 253;
const MOST_PORT_NAME = 15;

const LABEL_FORM =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_FORM =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const NAME_FORM =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_FORM =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const tooLong = (most: number) => `must be no more than ${String(most)} characters`;
const EMPTY = 'must be non-empty';

/**
 * What is wrong, in the API server's words; nothing where it is an RFC 1123 label.
 *
 * Source of all rules here: kubernetes/apimachinery, pkg/util/validation/validation.go and
 * pkg/api/validate/content.
 */
export function dnsLabelErrors(name: string): readonly string[] {
  return [
    ...(name.length > MOST_LABEL ? [tooLong(MOST_LABEL)] : []),
    ...(LABEL.test(name) ? [] : [name.includes('.') ? 'must not contain dots' : LABEL_FORM]),
  ];
}

const SERVICE_FORM =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/** Of Services: they become host names. */
export function serviceNameErrors(name: string): readonly string[] {
  return [
    ...(name.length > MOST_LABEL ? [tooLong(MOST_LABEL)] : []),
    ...(/^[a-z]([-a-z0-9]*[a-z0-9])?$/u.test(name) ? [] : [SERVICE_FORM]),
  ];
}

/** Of a container's ports. */
export function portNameErrors(name: string): readonly string[] {
  return [
    ...(name.length > MOST_PORT_NAME ? [tooLong(MOST_PORT_NAME)] : []),
    ...(/^[-a-z0-9]+$/u.test(name)
      ? []
      : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
    ...(/[a-z]/u.test(name) ? [] : ['must contain at least one letter (a-z)']),
    ...(name.includes('--') ? ['must not contain consecutive hyphens'] : []),
    ...(/^-|-$/u.test(name) ? ['must not begin or end with a hyphen'] : []),
  ];
}

/** The same for labels joined by dots. */
export function dnsSubdomainErrors(name: string): readonly string[] {
  return [
    ...(name.length > MOST_SUBDOMAIN ? [tooLong(MOST_SUBDOMAIN)] : []),
    ...(name.split('.').every((label) => LABEL.test(label)) ? [] : [SUBDOMAIN_FORM]),
  ];
}

/** The key of a label: a name, with the subdomain of whoever made it up and a slash before it. */
export function labelKeyErrors(key: string): readonly string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      `a qualified name ${NAME_FORM} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const [name = '', prefix] = parts.reverse();
  const prefixErrors =
    prefix === undefined
      ? []
      : prefix === ''
        ? [`prefix part ${EMPTY}`]
        : dnsSubdomainErrors(prefix).map((error) => `prefix part ${error}`);
  return [...prefixErrors, ...nameErrors(name)];
}

function nameErrors(name: string): readonly string[] {
  if (name === '') return [`name part ${EMPTY}`, `name part ${NAME_FORM}`];
  return [
    ...(name.length > MOST_LABEL ? [`name part ${tooLong(MOST_LABEL)}`] : []),
    ...(NAME.test(name) ? [] : [`name part ${NAME_FORM}`]),
  ];
}

/** The value of a label: empty or a name. */
export function labelValueErrors(value: string): readonly string[] {
  return [
    ...(value.length > MOST_LABEL ? [tooLong(MOST_LABEL)] : []),
    ...(value === '' || NAME.test(value) ? [] : [VALUE_FORM]),
  ];
}
