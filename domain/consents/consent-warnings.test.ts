import { expect, test } from 'vitest'
import { consentWarnings } from './consent-warnings'

const empty = { reference: '', pseudonym: '', conditions: '', guardian: '', howToWithdraw: '' }

function warned(field: keyof typeof empty, text: string) {
  return consentWarnings({ ...empty, [field]: text }).map((warning) => warning.field)
}

test.each([
  ['reference', 'CF-2014/118'],
  ['reference', '2026-000118'],
  ['pseudonym', 'Dao'],
  ['pseudonym', 'แดง'],
  ['guardian', 'her mother'],
  ['conditions', 'Not before the case is closed. No picture of the house.'],
  ['howToWithdraw', 'Call the office: +66 2 234 5678'],
] as const)('%s: “%s” names nobody', (field, text) => expect(warned(field, text)).toEqual([]))

test.each([
  ['reference', 'mary@example.org'],
  ['reference', '+66 81 234 5678'],
  ['pseudonym', 'Mary Smith'],
  ['pseudonym', 'นางสาวสมหญิง'],
  ['guardian', 'Daw Khin'],
  ['guardian', 'Mary-Anne Smith'],
  ['conditions', 'Ask at 12 Ocean Road first.'],
  ['conditions', 'Call ០១២ ៣៤៥ ៦៧៨.'],
  ['conditions', 'Ông Nam knows.'],
  ['howToWithdraw', 'Write to mary@example.org'],
] as const)('%s: “%s” is warned of', (field, text) => expect(warned(field, text)).toEqual([field]))
