import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { linesOf, problemsOf, type Answers } from './test-report'

/** The requirements of levels 1 (with a mark) and 2 of OWASP ASVS 5.0, by section. */
const sections =
  '1.1 1 2; 1.2 1! 2! 3! 4! 5! 6 7 8 9; 1.3 1! 2! 3 4 5 6 7 8 9 10 11; 1.4 1 2 3; 1.5 1! 2; 2.1 1! 2 3; 2.2 1! 2! 3; 2.3 1! 2 3 4; 2.4 1; 3.2 1! 2!; 3.3 1! 2 3 4; 3.4 1! 2! 3 4 5 6; 3.5 1! 2! 3! 4 5; 3.7 1 2; 4.1 1! 2 3; 4.2 1; 4.3 1 2; 4.4 1! 2 3 4; 5.1 1; 5.2 1! 2! 3; 5.3 1! 2!; 5.4 1 2 3; 6.1 1! 2 3; 6.2 1! 2! 3! 4! 5! 6! 7! 8! 9 10 11 12; 6.3 1! 2! 3 4; 6.4 1! 2! 3 4; 6.5 1 2 3 4 5; 6.6 1 2 3; 6.8 1 2 3 4; 7.1 1 2 3; 7.2 1! 2! 3! 4!; 7.3 1 2; 7.4 1! 2! 3 4 5; 7.5 1 2; 7.6 1 2; 8.1 1! 2; 8.2 1! 2! 3; 8.3 1!; 8.4 1; 9.1 1! 2! 3!; 9.2 1! 2 3 4; 10.1 1 2; 10.2 1 2; 10.3 1 2 3 4; 10.4 1! 2! 3! 4! 5! 6 7 8 9 10 11; 10.5 1 2 3 4 5; 10.6 1 2; 10.7 1 2 3; 11.1 1 2; 11.2 1 2 3; 11.3 1! 2! 3; 11.4 1! 2 3 4; 11.5 1; 11.6 1; 12.1 1! 2 3; 12.2 1! 2!; 12.3 1 2 3 4; 13.1 1; 13.2 1 2 3 4 5; 13.3 1 2; 13.4 1! 2 3 4 5; 14.1 1 2; 14.2 1! 2 3 4; 14.3 1! 2 3; 15.1 1! 2 3; 15.2 1! 2 3; 15.3 1! 2 3 4 5 6 7; 16.1 1; 16.2 1 2 3 4 5; 16.3 1 2 3 4; 16.4 1 2 3; 16.5 1 2 3; 17.1 1; 17.2 1 2 3 4; 17.3 1 2'

const requirements = sections.split('; ').flatMap((section) => {
  const [name, ...numbers] = section.split(' ')
  return numbers.map((number) => `V${name}.${number.replace('!', '')} L${number.endsWith('!') ? 1 : 2}`)
})

const answers: Answers = {
  yes: 'named',
  proxy: 'named',
  no: 'explained',
  'not yet': 'explained',
  'not applicable': 'explained',
}
const problems = (document: string) =>
  linesOf(document).flatMap((line) => problemsOf(line, answers, { withTitles: true }))

const document = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8')

test('each of the 253 requirements has its line, in order', () => {
  expect(requirements).toHaveLength(253)
  expect(linesOf(document).map(({ id, level }) => `${id} ${level}`)).toEqual(requirements)
})

test('no part of a line is empty, and every file and test that is named exists', () => {
  expect(problems(document)).toEqual([])
})

test.each([
  ['an empty answer', '- **V1.1.1** (L2) decoded once — : `lib/process/log.ts`'],
  ['an empty description', '- **V1.1.1** (L2)  — yes: `lib/process/log.ts`'],
  ['another answer', '- **V1.1.1** (L2) decoded once — mostly: `lib/process/log.ts`'],
  ['a yes without a name', '- **V1.1.1** (L2) decoded once — yes: it is so, believe me'],
  ['a no without a reason', '- **V1.1.1** (L2) decoded once — no: '],
  ['a file that does not exist', '- **V1.1.1** (L2) decoded once — yes: `lib/no-such-file.ts`'],
  [
    'a test that does not exist',
    '- **V1.1.1** (L2) decoded once — yes: `lib/process/log.test.ts` “no such test at all”',
  ],
  ['a file of tests without a test', '- **V1.1.1** (L2) decoded once — yes: `lib/process/log.test.ts`'],
  ['a test without a file', '- **V1.1.1** (L2) decoded once — no: it is not, “no such test at all”'],
])('%s is found', (_, line) => {
  expect(problems(line)).toHaveLength(1)
})
