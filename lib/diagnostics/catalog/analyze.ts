import { rule } from '../rule.ts';

export const undefinedName = rule<{ name: string }>({
  code: 'CW3001',
  name: 'undefined-name',
  severity: 'error',
  kind: 'invalid',
  message: '`{name}` is used here and nothing in the notebook defines it.',
  why: 'The project would stop at this line with a NameError, as a fresh run of the notebook does.',
  advice: 'Add the cell that defines `{name}`, or leave this cell out of production.',
  docs: `The name was probably defined in a cell that has been deleted since, or comes from another file (\`%run\`).

\`\`\`python
model.fit(X_scaled, y)   # X_scaled was made in a cell that no longer exists
\`\`\`

The kernel still knew the name when the notebook was saved; a fresh run does not.`,
});

export const usedBeforeDefinition = rule<{ name: string; cell: number }>({
  code: 'CW3002',
  name: 'used-before-definition',
  severity: 'error',
  kind: 'invalid',
  message: '`{name}` is used here but only defined later, in cell {cell}.',
  why: 'Run from top to bottom, the notebook stops here; the project would too.',
  advice: 'Move the cell that defines `{name}` above this one.',
  docs: `Cells were run in another order than they stand in, so a later cell gives a name that an earlier one needs.

When the execution counts tell an order in which every name is defined, Cellwright uses that one and says so
(\`recorded-order-used\`).`,
});

export const outOfOrder = rule<{ cell: number; earlier: number }>({
  code: 'CW3003',
  name: 'ran-out-of-order',
  severity: 'notice',
  kind: 'assumption',
  message: 'Cell {cell} was last run before cell {earlier}, which stands above it.',
  why: 'The stored outputs come from another order than the project runs in, so they may differ from its results.',
  advice: 'Restart the kernel, run all cells and save the notebook; or choose the recorded order.',
  docs: `Execution counts record the order in which cells last ran. Where it differs from the document's order, stored
outputs may show values that a run from top to bottom does not give. The project follows the document unless the
recorded order is chosen.`,
});

export const recordedOrderUsed = rule<{ name: string }>({
  code: 'CW3004',
  name: 'recorded-order-used',
  severity: 'warning',
  kind: 'assumption',
  message:
    'The cells are taken in the order in which they were run: as they stand, `{name}` is used before it is defined.',
  why: "In the document's order the production code could not run at all.",
  advice: 'Check that the recorded order is the one you mean, or put the cells in order.',
  docs: `From top to bottom some name is used before it is defined; by their execution counts the cells ran in an order in
which every name exists. The project follows that order.`,
});

export const unknownEffects = rule<{ callee: string }>({
  code: 'CW3005',
  name: 'unknown-effects',
  severity: 'notice',
  kind: 'assumption',
  message:
    'Nothing is known of what `{callee}` does; it is assumed to change whatever it is given.',
  why: 'More code than needed may stay in production, because the call might matter.',
  advice: 'Leave the cell out when you know that it only displays something.',
  docs: `What a library call reads, writes and changes comes from summaries. For a call without one the analysis assumes the
worst: its receiver and its arguments may change, and the result may share data with them.`,
});

export const dynamicNames = rule<{ callee: string }>({
  code: 'CW3006',
  name: 'names-by-text',
  severity: 'error',
  kind: 'unsupported',
  message: '`{callee}` reaches variables by the text of their names.',
  why: 'Which variables are read or bound cannot be seen, so no slice could be trusted.',
  advice: 'Use a dictionary keyed by name instead, or leave the cell out of production.',
  docs: `\`\`\`python
for i in range(3):
    globals()[f"model_{i}"] = train(i)   # use models[i] = train(i)
\`\`\`

\`exec\`, \`eval\` of statements, \`globals()\`, \`locals()\` and \`vars()\` bind or read names that stand nowhere in the code.`,
});

export const shellLineLeftOut = rule<{ command: string }>({
  code: 'CW3007',
  name: 'shell-line-left-out',
  severity: 'notice',
  kind: 'unsupported',
  message: 'The shell line `{command}` is not part of the project.',
  why: 'Files that it brings or makes must be in place before the project runs.',
  advice: 'Run it once by hand before training, or write it in Python.',
  docs: `A line such as \`!wget https://…\` or \`!unzip data.zip\` prepares files. The project reads those files but does not run
shell commands; its README names what it expects.`,
});

export const topLevelAwait = rule<Record<string, never>>({
  code: 'CW3008',
  name: 'top-level-await',
  severity: 'error',
  kind: 'not-yet',
  message: 'Production code awaits at the top level of a cell.',
  why: 'Steps of the project are ordinary functions, which cannot await.',
  advice: 'Wrap the code in an `async def` and call it with `asyncio.run(...)`.',
  docs: `Notebooks may \`await\` outside of functions; a module may not. Asynchronous steps are not generated yet.`,
});

export const magicLeftOut = rule<{ text: string }>({
  code: 'CW3009',
  name: 'magic-left-out',
  severity: 'notice',
  kind: 'unsupported',
  message: '`{text}` only works in a notebook and is not in the project.',
  why: 'Magics speak to the notebook, which the project does not have; installs become dependencies.',
  advice: 'Nothing to do, unless the magic prepares something that production needs.',
  docs: `Line magics and listings (\`%matplotlib inline\`, \`%cat file\`, \`!ls\`) have no place in a module. Lines that install
packages become dependencies of the project.`,
});
