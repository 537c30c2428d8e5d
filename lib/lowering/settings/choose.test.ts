import { describe, expect, test } from 'vitest';
import type { SettingChoice } from '../../ir/index.ts';
import { propose } from '../../testing/settings/propose.ts';

const SOURCE = [
  'SEED = 7',
  'model = Lasso(alpha=0.1, random_state=SEED)',
  'other = Lasso(alpha=0.2, random_state=7)',
  'x = df.astype(dtype="float32")',
].join('\n');

const chosen = (...choices: readonly SettingChoice[]): ReturnType<typeof propose> =>
  propose(SOURCE, { choices });

/** Place of a text in the cell that is looked at. */
const at = (text: string): string => `2:${SOURCE.indexOf(text)}`;

describe('a choice', () => {
  test('is absent where nobody chose', () => {
    expect(chosen().found).toEqual([
      'model.alpha: float = 0.1',
      'model.other_alpha: float = 0.2',
      'training.seed: int = 7',
    ]);
  });

  test('gives a setting another name, group and type', () => {
    const result = chosen({
      at: 'model.alpha',
      rename: 'strength',
      group: 'penalty',
      type: 'float | None',
    });
    expect(result.found).toContain('penalty.strength: float | None = 0.1');
    expect(result.code).toContain('model = Lasso(alpha=config.penalty.strength,');
    expect(result.settings.find(({ name }) => name === 'strength')?.at).toBe('model.alpha');
    expect(result.refused).toEqual([]);
  });

  test('leaves the keys of other settings as they are', () => {
    expect(chosen({ at: 'model.alpha', inline: true }).found).toEqual([
      'model.other_alpha: float = 0.2',
      'training.seed: int = 7',
    ]);
  });

  test('keeps a value in the code, and says what it would be', () => {
    const result = chosen({ at: 'training.seed', inline: true });
    expect(result.code).toContain('SEED = 7\n');
    expect(result.code).toContain('random_state=SEED)\n');
    expect(result.inlinedNames.size).toBe(0);
    expect(
      result.literals.filter(({ kept }) => kept === 'training.seed').map((one) => one.at),
    ).toEqual(['2:7', at('7)')]);
  });

  test('makes a setting of a literal', () => {
    const literal = chosen().literals.find((one) => one.at === at('"float32"'));
    expect(literal).toMatchObject({ group: 'data', name: 'dtype', type: 'str', kept: null });
    const result = chosen({ at: at('"float32"') });
    expect(result.found).toContain('data.dtype: str = "float32"');
    expect(result.code).toContain('x = df.astype(dtype=config.data.dtype)');
    expect(result.literals.some((one) => one.at === at('"float32"'))).toBe(false);
  });

  test('splits one place off a setting of several', () => {
    const result = chosen({ at: at('7)'), rename: 'other_seed' });
    expect(result.found).toEqual([
      'model.alpha: float = 0.1',
      'model.other_alpha: float = 0.2',
      'training.seed: int = 7',
      'training.other_seed: int = 7',
    ]);
    expect(result.code).toContain(
      'other = Lasso(alpha=config.model.other_alpha, random_state=config.training.other_seed)',
    );
  });

  test('joins equal values under one key', () => {
    const source = 'a = df.sample(frac=0.5)\nb = df[df["p"] > 0.5]';
    const result = propose(source, { choices: [{ at: 'data.p_threshold', rename: 'frac' }] });
    expect(result.found).toEqual(['data.frac: float = 0.5']);
    expect(result.code).toBe(
      'a = df.sample(frac=config.data.frac)\nb = df[df["p"] > config.data.frac]',
    );
  });

  test('may swap two names', () => {
    const result = chosen(
      { at: 'model.alpha', rename: 'other_alpha' },
      { at: 'model.other_alpha', rename: 'alpha' },
    );
    expect(result.found).toEqual([
      'model.other_alpha: float = 0.1',
      'model.alpha: float = 0.2',
      'training.seed: int = 7',
    ]);
  });

  test.each([
    [{ at: 'model.beta', rename: 'b' }, 'no setting or literal of the production code is there'],
    [{ at: '2:1' }, 'no setting or literal of the production code is there'],
    [
      { at: 'model.alpha', rename: 'other_alpha' },
      '`model.other_alpha` is the key of another value',
    ],
    [{ at: 'model.alpha', rename: 'Alpha' }, '`Alpha` cannot be the name of a setting'],
    [{ at: 'model.alpha', rename: 'copy' }, '`copy` cannot be the name of a setting'],
    [{ at: 'model.alpha', group: 'a.b' }, '`a.b` cannot be the name of a setting'],
    [{ at: 'model.alpha', type: 'int' }, 'its value is not of the type `int`'],
    [{ at: at('"float32"'), inline: true }, 'it is in the code already'],
  ] satisfies [SettingChoice, string][])('that cannot be made is refused: %j', (choice, reason) => {
    const result = chosen(choice);
    expect(result.refused).toEqual([{ choice, reason }]);
    expect(result.found).toEqual(chosen().found);
    expect(result.code).toBe(chosen().code);
  });

  test('is not made where the name `config` is taken', () => {
    const result = propose('config = load()\nx = Lasso(alpha=0.1)', {
      choices: [{ at: 'model.alpha', rename: 'b' }],
    });
    expect(result.refused.map(({ reason }) => reason)).toEqual([
      'the notebook uses the name `config` for something else',
    ]);
  });
});
