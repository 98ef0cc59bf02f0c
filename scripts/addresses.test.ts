/** @module-tag thorough */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addresses, parts, prefixes } from '@/addresses.mjs'
import { folderReader, type PublicHandler } from '@/app/(site)/handlers'
import { atMoment } from '@/app/(site)/moment'
import { feedFormats } from '@/components/site/feed-address'
import { testDatabase } from '@/db/test-database'
import type { Answer } from '@/domain/published/answers'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { slugProblem } from '@/domain/content/checks/slug'
import { citationFormats } from '@/lib/citations/formats'
import { env } from '@/lib/process/env'
import { languages } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'
import { isSlug } from '@/lib/text/slug'
import { findFile } from '@/server/files/find-file'
import { fileRequestAt } from '@/server/files/files'
import { addressArchive, examplesOf } from './test-addresses'

const inside = join(import.meta.dirname, '../app/(site)/-/[lang]')
const files = readdirSync(inside, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/route.tsx'))

/** Every handler by the folder that it lies in, as Next finds it. */
const handlers: Record<string, PublicHandler> = {}
for (const file of files)
  handlers[file.slice(0, -'/route.tsx'.length)] = ((await import(join(inside, file))) as { GET: PublicHandler }).GET
const handlerAt = folderReader(handlers)

/** Returns the answer that readers get at an address: by its handler, or for a file by the front door. */
async function handled(path: string, at: number): Promise<Answer | undefined> {
  if (!publicAddress(path).row.to) {
    const fileRequest = fileRequestAt(path)
    const file = fileRequest && (await findFile(fileRequest, at))
    return file && ('path' in file ? { is: 'moved', path: file.path } : { is: 'here' })
  }
  const { handler, params } = handlerAt(path)!
  const request = new Request(env().siteUrl + path)
  const { status, headers } = await atMoment({ at }, () => handler(request, { params: Promise.resolve(params) }))
  const to = headers.get('location')
  // An address that leads to a place in a text stands itself.
  if (to) return to.includes('#') ? { is: 'here' } : { is: 'moved', path: to }
  if (status === 410) return { is: 'gone' }
  expect([path, [200, 404]]).toEqual([path, expect.arrayContaining([status])])
  return status === 200 ? { is: 'here' } : undefined
}

test('every address of the table gets from its handler what the domain says that is there', async () => {
  testDatabase()
  const archive = await addressArchive()
  const answersByRow = new Map<string, Set<string>>()
  for (const { name, path } of addresses)
    for (const example of examplesOf(path, archive))
      for (const prefix of ['', '/km', '/lo']) {
        const address = prefix + (prefix && example === '/' ? '' : example)
        const [fromHandler, fromDomain] = [
          await handled(address, archive.now),
          await readerAnswerAt(address, archive.now),
        ]
        expect({ address, ...fromDomain }).toEqual({ address, ...fromHandler })
        if (!prefix) answersByRow.set(name, (answersByRow.get(name) ?? new Set()).add(fromHandler?.is ?? 'nothing'))
      }
  // The archive has something at an address of every kind, and nothing at others that look like it.
  for (const { name, path, answer } of addresses) {
    if (answer !== 'nothing')
      expect([name, [...answersByRow.get(name)!]]).toEqual([name, expect.arrayContaining(['here'])])
    if (/[:*]/.test(path))
      expect([name, [...answersByRow.get(name)!]]).toEqual([name, expect.arrayContaining(['nothing'])])
  }
}, 600_000)

test('every row has a name of its own, and a folder that answers', () => {
  expect(new Set(addresses.map(({ name }) => name)).size).toBe(addresses.length)
  const answered = addresses.filter(({ to }) => to)
  const reached = answered.map(({ path }) =>
    handlerAt(path.replace(/[:*](\w+)/g, (_, name: string) => sample[name] ?? 'x'))!,
  )
  expect(new Set(reached.map(({ folder }) => folder))).toEqual(new Set(Object.keys(handlers)))
})
const sample: Record<string, string> = {
  year: '2014',
  month: '10',
  page: '2',
  part: '2',
  number: '2',
  format: 'bib',
  key: 'a'.repeat(32),
}

test('no page can take the first segment of any row', () => {
  for (const { path } of addresses) {
    const [, first = ''] = path.split('/')
    if (isSlug(first)) expect([first, slugProblem('page', first)]).toEqual([first, expect.stringContaining('taken')])
  }
})

test('the table has the languages, the formats of references and those of feeds that there are', () => {
  expect(prefixes).toEqual(languages)
  expect(parts.format.split('|')).toEqual(Object.keys(citationFormats))
  for (const [format, { file }] of Object.entries(feedFormats))
    expect(
      addresses.filter(({ path, to }) => path.endsWith(`/${file}`) && to!.startsWith(`feed/${format}/`)),
    ).toHaveLength(10)
})

test('no folder answers by its inner path, with or without the private prefix', async () => {
  testDatabase()
  const now = Date.now()
  for (const folder of Object.keys(handlers)) {
    const inner = folder.replace(/\[(?:\.{3})?(\w+)\]/g, (_, name: string) => sample[name] ?? 'x')
    for (const path of [`/${inner}`, `/km/${inner}`, `/-/en/${inner}`]) {
      const { row, bare } = publicAddress(path)
      // Some bear a public name, and are reached by that row alone.
      if (row.path === bare || row.path === `/${folder.replace(/\[(\w+)\]/g, ':$1')}`) continue
      expect([path, row.name]).toEqual([path, path.startsWith('/api') ? 'anything else in the API' : 'page'])
      expect([path, await handled(path, now)]).toEqual([path, undefined])
    }
  }
})
