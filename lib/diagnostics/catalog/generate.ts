import { rule } from '../rule.ts';

export const typesNotKnown = rule<{ count: number; places: string }>({
  code: 'CW6001',
  name: 'types-not-known',
  severity: 'notice',
  kind: 'not-yet',
  message:
    'Annotations that leave a type open in the project, as nothing is known of it: {count} ({places}).',
  why: 'The type checker takes `Any` for anything there, so that a mistake in their use goes unnoticed.',
  advice:
    'Annotate the functions of the notebook, or write the types into the project. Its README lists the places with what is missing.',
  docs: `Types come from constructors, from what is known of libraries, from literals and from how functions of the notebook are called.
A value that comes out of a library nobody has described, a value of a column, or the parameter of a function that is only
passed on, has none:

\`\`\`python
def cleaned(text):            # passed to .apply, called nowhere in the notebook
    return text.strip()
\`\`\`

With \`def cleaned(text: str) -> str:\` the project has the types too.`,
});
