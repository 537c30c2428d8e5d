import { expect, test } from 'vitest';
import { hideSecrets, sliceScript, type SourceFile } from './index.ts';
import { mixed } from './testing/secrets/made-up.ts';

const secret = mixed(24);
const source: SourceFile = {
  fileName: 'rows.py',
  text: [
    '# %%',
    'import service',
    `api_key = '${secret}'`,
    '# %%',
    'rows = service.load(api_key)',
  ].join('\n'),
};

test('what a run says has nothing of the secrets of its notebook', () => {
  const hide = hideSecrets([source]);
  expect(hide(`ConnectionError: /v1?k=${secret} timed out`)).not.toContain(secret);
  expect(hide('ValueError: 3 rows, 4 expected')).toBe('ValueError: 3 rows, 4 expected');
});

test('a slice reads its secrets from the environment', () => {
  const { script } = sliceScript([source], ['rows']);
  expect(script).toBe(
    'import os\n\nimport service\napi_key = os.environ["API_KEY"]\n\nrows = service.load(api_key)\n',
  );
});
