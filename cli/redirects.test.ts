import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { newsroom } from '@/domain/testing/archive'
import { setDataDir } from '@/lib/process/env'
import { addresses, redirects } from './redirects'
import { verify } from './verify'
import type { Verb } from './verb'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-redirects-'))
  setDataDir(testDatabase())
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Returns what a verb says. */
async function outputOf(verb: Verb, ...args: string[]) {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(`${line}\n`))
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  try {
    const result = await verb.run(args)
    return result.ok ? lines.join('') : result.problems.map(({ message }) => message).join('\n')
  } finally {
    log.mockRestore()
    out.mockRestore()
  }
}

test('a file is tried, taken in and written out again, and every address answers', async () => {
  const { publish } = await newsroom()
  const { path } = await publish('2014-10-02', { title: 'Here' })
  const file = join(folder, 'old.csv')
  writeFileSync(file, `\uFEFFold;new\r\n/old;${path}\r\n/?p=12;${path}\r\n/bad;/nowhere\r\n`)
  const refusal = 'Line 4: /bad: Readers find nothing at that address now. Choose one that answers.\n'
  expect(await outputOf(redirects, 'import', file, '--dry-run')).toBe(
    `${refusal}Would be added: 2. There already: 0. Refused: 1.\n`,
  )
  expect(await outputOf(redirects, 'export')).toBe('source,target\r\n')
  expect(await outputOf(redirects, 'import', file)).toBe(`${refusal}Added: 2. There already: 0. Refused: 1.\n`)
  const csv = await outputOf(redirects, 'export')
  expect(csv).toBe(`source,target\r\n/?p=12,${path}\r\n/old,${path}\r\n`)
  writeFileSync(file, csv)
  expect(await outputOf(redirects, 'import', file)).toBe('Added: 0. There already: 2. Refused: 0.\n')
  expect(await outputOf(verify, 'addresses')).toBe(
    'Every address answers: 3 that were ever public or lead somewhere.\n',
  )
})

test('the addresses of a list are asked, and once they are kept each check asks them', async () => {
  const { publish } = await newsroom()
  await publish('2014-10-02', { title: 'Here' })
  const file = join(folder, 'sitemap.xml')
  const urls = ['/2014/10/here/', '/2014/10/28/', '/what/'].map(
    (path) => `<url><loc>http://un-act.org${path}</loc></url>`,
  )
  writeFileSync(file, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('\n')}</urlset>`)
  const silent = 'Line 3: http://un-act.org/what/ answers nothing.'
  expect(await outputOf(addresses, 'check', file)).toBe(silent)
  expect(await outputOf(verify, 'addresses')).toMatch(/^Every address answers: 1 /)
  expect(await outputOf(addresses, 'check', file, '--keep')).toBe(silent)
  const sentence = 'https://un-act.org/what/ was public at an earlier site, and answers nothing now.'
  expect(await outputOf(verify, 'addresses')).toBe(sentence)
  writeFileSync(file, 'http://un-act.org/2014/10/28/\n/2014/10/here')
  expect(await outputOf(addresses, 'check', file)).toBe('Answer: 1 where they are, 1 in one hop, 0 withdrawn.\n')
  for (const args of [[], ['check'], ['ask', file], ['check', 'a', 'b']])
    await expect(addresses.run(args)).rejects.toThrow(/Say "check FILE"/)
})

test('what cannot be read, and what makes no sense, is a sentence', async () => {
  expect(await outputOf(redirects, 'import', join(folder, 'none.csv'))).toMatch(/none\.csv cannot be read/)
  for (const args of [[], ['import'], ['export', 'x'], ['import', 'a', 'b']])
    await expect(redirects.run(args)).rejects.toThrow(/Say "import FILE" or "export"/)
})
