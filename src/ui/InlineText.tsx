/** One line of an author's text in which `backticks` mean code: enough for questions and answers. */

export function InlineText({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
    </>
  );
}
