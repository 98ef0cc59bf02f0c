import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

/** The requirements of levels 1 (with a mark) and 2 of OWASP ASVS 5.0, by section. */
const sections =
  '1.1 1 2; 1.2 1! 2! 3! 4! 5! 6 7 8 9; 1.3 1! 2! 3 4 5 6 7 8 9 10 11; 1.4 1 2 3; 1.5 1! 2; 2.1 1! 2 3; 2.2 1! 2! 3; 2.3 1! 2 3 4; 2.4 1; 3.2 1! 2!; 3.3 1! 2 3 4; 3.4 1! 2! 3 4 5 6; 3.5 1! 2! 3! 4 5; 3.7 1 2; 4.1 1! 2 3; 4.2 1; 4.3 1 2; 4.4 1! 2 3 4; 5.1 1; 5.2 1! 2! 3; 5.3 1! 2!; 5.4 1 2 3; 6.1 1! 2 3; 6.2 1! 2! 3! 4! 5! 6! 7! 8! 9 10 11 12; 6.3 1! 2! 3 4; 6.4 1! 2! 3 4; 6.5 1 2 3 4 5; 6.6 1 2 3; 6.8 1 2 3 4; 7.1 1 2 3; 7.2 1! 2! 3! 4!; 7.3 1 2; 7.4 1! 2! 3 4 5; 7.5 1 2; 7.6 1 2; 8.1 1! 2; 8.2 1! 2! 3; 8.3 1!; 8.4 1; 9.1 1! 2! 3!; 9.2 1! 2 3 4; 10.1 1 2; 10.2 1 2; 10.3 1 2 3 4; 10.4 1! 2! 3! 4! 5! 6 7 8 9 10 11; 10.5 1 2 3 4 5; 10.6 1 2; 10.7 1 2 3; 11.1 1 2; 11.2 1 2 3; 11.3 1! 2! 3; 11.4 1! 2 3 4; 11.5 1; 11.6 1; 12.1 1! 2 3; 12.2 1! 2!; 12.3 1 2 3 4; 13.1 1; 13.2 1 2 3 4 5; 13.3 1 2; 13.4 1! 2 3 4 5; 14.1 1 2; 14.2 1! 2 3 4; 14.3 1! 2 3; 15.1 1! 2 3; 15.2 1! 2 3; 15.3 1! 2 3 4 5 6 7; 16.1 1; 16.2 1 2 3 4 5; 16.3 1 2 3 4; 16.4 1 2 3; 16.5 1 2 3; 17.1 1; 17.2 1 2 3 4; 17.3 1 2'

const requirements = sections.split('; ').flatMap((section) => {
  const [name, ...numbers] = section.split(' ')
  return numbers.map((number) => `V${name}.${number.replace('!', '')} L${number.endsWith('!') ? 1 : 2}`)
})

type Line = { id: string; level: string; asks: string; answer: string; why: string }

const answers = ['yes', 'proxy', 'no', 'not yet', 'not applicable']
const shape = /^- \*\*(V[\d.]+)\*\* \((L[12])\) (.*?) — (.*?): ?(.*)$/

function linesOf(document: string): Line[] {
  return document
    .split('\n')
    .filter((line) => line.startsWith('- **V'))
    .map((line) => {
      const [, id = line, level = '', asks = '', answer = '', why = ''] = shape.exec(line) ?? []
      return { id, level, asks, answer, why }
    })
}

/** What is wrong with a line: a part that is empty, a "yes" without a name, a file or the title of a test that does not exist. */
function problemsOf({ id, level, asks, answer, why }: Line): string[] {
  if (!level || !asks.trim() || !answers.includes(answer)) return [`${id} is not a whole line`]
  const namesNeeded = answer === 'yes' || answer === 'proxy'
  const names = namesIn(why)
  const files = names.filter(({ file }) => file).length
  if (namesNeeded ? files === 0 : why.trim().length < 12) return [`${id} says “${answer}” and not by what, or why`]
  return names.flatMap(({ file, title, of }) => {
    if (file && !existsSync(join(root, file))) return [`${id}: there is no ${file}`]
    if (title && !(of && existsSync(join(root, of)) && readFileSync(join(root, of), 'utf8').includes(title)))
      return [`${id}: ${of ?? 'no file'} has no test “${title}”`]
    return []
  })
}

type Name = { file?: string; title?: string; of?: string }

const isPath = /^([\w@.()[\]/-]+\.\w+|(docs\/deploy\/)?(Docker|Caddy)file)$/

/** Files in backticks, and titles in quotation marks, each with the file before it. */
function namesIn(why: string): Name[] {
  let of: string | undefined
  return [...why.matchAll(/`([^`]+)`|“([^”]+)”/g)].flatMap(([, code, title]): Name[] => {
    const file = code !== undefined && isPath.test(code) ? code : undefined
    if (file) of = file
    return file ? [{ file }] : title ? [{ title, of }] : []
  })
}

const document = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8')

test('each of the 253 requirements has its line, in order', () => {
  expect(requirements).toHaveLength(253)
  expect(linesOf(document).map(({ id, level }) => `${id} ${level}`)).toEqual(requirements)
})

test('no part of a line is empty, and every file and test that is named exists', () => {
  expect(linesOf(document).flatMap(problemsOf)).toEqual([])
})

test.each([
  ['an empty answer', '- **V1.1.1** (L2) decoded once — : `lib/log.ts`'],
  ['an empty description', '- **V1.1.1** (L2)  — yes: `lib/log.ts`'],
  ['another answer', '- **V1.1.1** (L2) decoded once — mostly: `lib/log.ts`'],
  ['a yes without a name', '- **V1.1.1** (L2) decoded once — yes: it is so, believe me'],
  ['a no without a reason', '- **V1.1.1** (L2) decoded once — no: '],
  ['a file that does not exist', '- **V1.1.1** (L2) decoded once — yes: `lib/no-such-file.ts`'],
  ['a test that does not exist', '- **V1.1.1** (L2) decoded once — yes: `lib/log.test.ts` “no such test at all”'],
  ['a test without a file', '- **V1.1.1** (L2) decoded once — no: it is not, “no such test at all”'],
])('%s is found', (_, line) => {
  expect(linesOf(line).flatMap(problemsOf)).toHaveLength(1)
})
