import { expect, test } from 'vitest';
import { mixed } from '../testing/secrets/made-up.ts';
import { decodedText } from './escapes.ts';
import { redactText } from './redact-text.ts';
import { Variables } from './variables.ts';

test('each character of the decoded text knows its place', () => {
  const decoded = decodedText('a&lt;b\\/%3D&amp;quot;');
  expect(decoded?.text).toBe('a<b/="');
  expect(decoded?.placeOf(1, 2)).toEqual({ start: 1, end: 5 });
  expect(decoded?.placeOf(1, 3)).toEqual({ start: 1, end: 6 });
  expect(decoded?.placeOf(5, 6)).toEqual({ start: 11, end: 21 });
  expect(decodedText('nothing here')).toBeNull();
});

const value = `${mixed(12)}+/=${mixed(8, 2)}`;
const html = value.replaceAll('+', '&#43;').replaceAll('=', '&#x3d;');

test.each([
  ['HTML', `<td>${html}</td>`, '<td><redacted></td>'],
  ['JSON', `"${value.replaceAll('/', '\\/').replaceAll('=', '\\u003d')}"`, '"<redacted>"'],
  ['a URL', `?k=${encodeURIComponent(value)}&n=1`, '?k=<redacted>&n=1'],
  ['HTML of HTML', `<td>${html.replaceAll('&', '&amp;')}</td>`, '<td><redacted></td>'],
])('a known value is found in %s', (_, text, clean) => {
  const variables = new Variables();
  variables.of(value, 'api_key');
  expect(redactText(text, variables)).toBe(clean);
});

test.each([
  [`password=&quot;${mixed(14)}!&quot;`, 'password=&quot;<redacted>&quot;'],
  [`{"api_key"\\u003a"${mixed(24)}"}`, '{"api_key"\\u003a"<redacted>"}'],
  [`api_key%3D${mixed(24)}`, 'api_key%3D<redacted>'],
])('a name gives %s away, however it is escaped', (text, clean) => {
  expect(redactText(text, new Variables())).toBe(clean);
});

test.each([
  '<p>A &amp; B &lt; C</p>',
  'https://example.com/a%20b?q=1%2B1',
  '{"path": "data\\/rows.csv", "text": "caf\\u00e9"}',
])('%s stays as it is', (text) => {
  expect(redactText(text, new Variables())).toBe(text);
});
