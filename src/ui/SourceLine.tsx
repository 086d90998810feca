/** Sources in one line, each a link with its date; JSX, since here no space may slip in before a comma. */

interface Source {
  readonly title: string;
  readonly url: string;
  readonly date?: string | undefined;
}

export function SourceLine({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <>
      {sources.map(({ title, url, date }, index) => (
        <>
          {index > 0 && ', '}
          <a href={url} rel="noopener">
            {title}
          </a>
          {date !== undefined && ' '}
          {date !== undefined && <span class="date">({date})</span>}
        </>
      ))}
      .
    </>
  );
}
