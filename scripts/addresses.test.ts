/** @module-tag thorough */
import { expect, test } from 'vitest'
import { addresses, pathParamPatterns } from '@/addresses.mjs'
import { handlers } from '@/app/(site)/handlers'
import { feedFormats } from '@/components/site/parts'
import { testDatabase } from '@/db/test-database'
import type { AddressAnswer } from '@/domain/published/answers'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { slugProblem } from '@/domain/content/checks/slug'
import { citationFormats } from '@/lib/citations/formats'
import { isSlug } from '@/lib/text/slug'
import { addressArchive, examplesOf } from './test-addresses'
import { responseAt } from './test-responses'

async function handled(path: string, at: number): Promise<AddressAnswer | undefined> {
  const { status, headers } = await responseAt(path, at)
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

test('every row has a name of its own, and every handler an address', () => {
  expect(new Set(addresses.map(({ name }) => name)).size).toBe(addresses.length)
  const named = addresses.flatMap(({ handler }) => handler ?? [])
  expect(new Set(named)).toEqual(new Set(Object.keys(handlers)))
})

test('no page can take the first segment of any row', () => {
  for (const { path } of addresses) {
    const [, first = ''] = path.split('/')
    if (isSlug(first)) expect([first, slugProblem('page', first)]).toEqual([first, expect.stringContaining('taken')])
  }
})

test('the table has the formats of references and those of feeds that there are', () => {
  expect(pathParamPatterns.format.split('|')).toEqual(Object.keys(citationFormats))
  for (const [format, { file }] of Object.entries(feedFormats))
    expect(addresses.filter(({ path, given }) => path.endsWith(`/${file}`) && given?.format === format)).toHaveLength(
      10,
    )
})
