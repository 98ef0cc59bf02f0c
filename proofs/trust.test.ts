import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { proofs } from './proofs'
import { properties } from './soak/properties.mjs'
import { root } from '@/scripts/run.mjs'

const document = readFileSync(join(root, 'docs/trust.md'), 'utf8')
const commands = [...document.matchAll(/`((?:npm|npx|node) [^`]+)`/g)].map(([, command]) => command!)

/** Returns whether the subject of a command exists: a proof, a property of the soak, or files of tests. */
function isThere(command: string) {
  const [, ...words] = command.split(' ')
  if (['npm run build', 'npm start', 'npm test', 'npm run test:all', 'npm run soak'].includes(command)) return true
  if (command.startsWith('npm run soak -- proofs')) {
    const names = words.slice(4).filter((word) => /^[a-z]/.test(word))
    return names.every((name) => proofs.some((proof) => proof.name === name))
  }
  if (command.startsWith('npm run soak -- '))
    return /^\d+$/.test(words[3]!) && properties.some((file) => file.endsWith(`/${words[4]}`))
  if (/^npx (vitest run|playwright test) /.test(command))
    return words.slice(2).every((file) => file.startsWith('--') || globSync(`${file}*`, { cwd: root }).length > 0)
  return false
}

test('every command of the table of promises exists, and every proof is in it', () => {
  expect(commands.length).toBeGreaterThan(20)
  expect(commands.filter((command) => !isThere(command))).toEqual([])
  const named = proofs.map(({ name }) => name).filter((name) => !document.includes(`soak -- proofs ${name}`))
  expect(named).toEqual([])
})

test('the table has twelve promises, and each of its rows a control or the reason why it has none, a command and the day of the last run', () => {
  const rows = rowsOf(6)
  expect(new Set(rows.map((row) => row.split('|')[1]!.trim())).size).toBe(12)
  for (const row of rows) {
    const [, , what, figure, control, command, last] = row.split('|').map((cell) => cell.trim())
    expect(what && figure, row).toBeTruthy()
    expect(control, row).toMatch(/^(?!none)\S|^none: \S/)
    expect(command, row).toMatch(/^`|^none$/)
    expect(last, row).toMatch(/^\d+ \w+ 20\d\d: |^not run$/)
  }
})

test('each promise says which command proves it, and each name is a test that runs there', () => {
  const rows = rowsOf(4)
  expect(rows).toHaveLength(12)
  const journeys = text('e2e/journeys.txt')
  for (const row of rows) {
    const [first, rest, soak] = row
      .split('|')
      .slice(2, 5)
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    for (const name of [...first!, ...rest!].filter((name) => name.startsWith('e2e/')))
      expect(existsSync(join(root, `${name}.spec.ts`)), name).toBe(true)
    const isJourney = (name: string) => new RegExp(`^${name.slice(4)}\\.spec\\.ts`, 'm').test(journeys)
    expect(first!.filter((name) => name.startsWith('e2e/') && !isJourney(name))).toEqual([])
    const units = (names: string[]) => names.filter((name) => !name.startsWith('e2e/'))
    expect(units(first!).filter((name) => text(`${name}.test.ts`).includes('@module-tag thorough'))).toEqual([])
    expect(units(rest!).filter((name) => !/@module-tag|tags: '/.test(text(`${name}.test.ts`)))).toEqual([])
    const soaked = [...proofs.map(({ name }) => name), ...properties]
    expect(soak!.filter((name) => !soaked.includes(name))).toEqual([])
  }
})

/** Returns the rows about promises in the table with `columns`. */
function rowsOf(columns: number) {
  return document.split('\n').filter((line) => /^\| \d+ +\|/.test(line) && line.split('|').length === columns + 2)
}

function text(file: string) {
  return readFileSync(join(root, file), 'utf8')
}
