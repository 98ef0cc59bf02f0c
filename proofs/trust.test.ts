import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { proofs } from './proofs'
import { root } from '@/scripts/run.mjs'

const document = readFileSync(join(root, 'docs/trust.md'), 'utf8')
const commands = [...document.matchAll(/`((?:npm|npx|node) [^`]+)`/g)].map(([, command]) => command!)
const properties = readFileSync(join(root, 'proofs/soak/soak.mjs'), 'utf8')
  .match(/const properties = \[([^\]]*)\]/)![1]!
  .match(/[\w-]+(?=',)/g)!

/** Whether what a command names is there: a proof, a property of the soak, files of tests, a measurement. */
function isThere(command: string) {
  const [program, ...words] = command.split(' ')
  if (['npm run build', 'npm test'].includes(command)) return true
  if (command.startsWith('npm run soak -- proofs')) {
    const names = words.slice(4).filter((word) => /^[a-z]/.test(word))
    return names.every((name) => proofs.some((proof) => proof.name === name))
  }
  if (command.startsWith('npm run soak -- ')) return /^\d+$/.test(words[3]!) && properties.includes(words[4]!)
  if (/^npx (vitest run|playwright test) /.test(command))
    return words.slice(2).every((file) => file.startsWith('--') || globSync(`${file}*`, { cwd: root }).length > 0)
  return program === 'node' && words.some((word) => word.startsWith('bench/') && existsSync(join(root, word)))
}

test('every command of the table of promises exists, and every proof is in it', () => {
  expect(commands.length).toBeGreaterThan(20)
  expect(commands.filter((command) => !isThere(command))).toEqual([])
  const named = proofs.map(({ name }) => name).filter((name) => !document.includes(`soak -- proofs ${name}`))
  expect(named).toEqual([])
})

test('the table has eleven promises, and each of its rows a control, a command and the day of the last run', () => {
  const rows = document.split('\n').filter((line) => /^\| \d+ +\|/.test(line))
  expect(new Set(rows.map((row) => row.split('|')[1]!.trim())).size).toBe(11)
  for (const row of rows) {
    const [, , what, figure, control, command, last] = row.split('|').map((cell) => cell.trim())
    expect(what && figure && control, row).toBeTruthy()
    expect(command, row).toMatch(/^`|^none$/)
    expect(last, row).toMatch(/^\d+ \w+ 20\d\d: |^not run$/)
  }
})
