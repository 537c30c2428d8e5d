import { plainBackslashes } from '../changes/escapes.ts';
import { type ModernRule, modernRule } from '../rule.ts';

export const pythonRules: readonly ModernRule[] = [
  modernRule(
    {
      id: 'python/plain-backslashes',
      distribution: 'python',
      changed: '3.12',
      kind: 'changed',
      reason: 'Python warns of backslashes that escape nothing, and will refuse them',
      reference: 'https://docs.python.org/3/whatsnew/3.12.html#other-language-changes',
    },
    plainBackslashes(),
  ),
];
