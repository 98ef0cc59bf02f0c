import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'
import { linesOf, problemsOf, type Answers } from './test-report'

/** The success criteria of ATAG 2.0 at levels A and AA. */
const criteria =
  'A.1.1.1 A.1.2.1 A.1.2.2 A.2.1.1 A.2.1.2 A.2.2.1 A.2.2.2 A.3.1.1 A.3.1.2 A.3.1.3 A.3.2.1 A.3.2.2 A.3.2.3 A.3.3.1 A.3.4.1 A.3.5.1 A.3.6.1 A.3.6.2 A.3.6.3 A.3.7.1 A.4.1.1 A.4.1.2 A.4.2.1 A.4.2.2 B.1.1.1 B.1.1.2 B.1.2.1 B.1.2.2 B.1.2.3 B.1.2.4 B.2.1.1 B.2.2.1 B.2.2.2 B.2.3.1 B.2.3.2 B.2.4.1 B.2.4.2 B.2.4.3 B.2.5.1 B.2.5.2 B.3.1.1 B.3.1.2 B.3.1.3 B.3.1.4 B.3.1.5 B.3.2.1 B.4.1.1 B.4.1.2 B.4.1.3 B.4.1.4 B.4.2.1 B.4.2.2'
const answers: Answers = { passes: 'named', fails: 'explained', 'not applicable': 'explained' }

const document = readFileSync(join(root, 'docs/accessibility.md'), 'utf8')

test('each criterion has its line, in order', () => {
  expect(linesOf(document).map(({ id }) => id)).toEqual(criteria.split(' '))
  for (const { id, level } of linesOf(document)) expect(['A', 'AA'], id).toContain(level)
})

test('each line says whether it is met and by what, and every file and test that is named exists', () => {
  expect(linesOf(document).flatMap((line) => problemsOf(line, answers))).toEqual([])
})
