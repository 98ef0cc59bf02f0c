import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { release } from '@/domain/publishing/releases'
import { seriesUsed } from './series'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'

async function publication(who: Actor, series: string) {
  const whole = content({ title: series, publication: { type: 'report', publishedOn: '2014', publisher: '', series } })
  return got(await createEntry(who, { kind: 'publication', language: 'en', session: 's', content: whole }, 0))
}

test('series are offered once, by name, and a contributor learns of no draft of others', async () => {
  testDatabase()
  const [editor, contributor] = [await someone('editor'), await someone('contributor')]
  await publication(editor, 'Working papers')
  await publication(editor, 'A secret plan')
  await publication(contributor, 'Working papers')
  got(await release(editor, await publication(editor, 'Newsletter'), 1))
  expect(await seriesUsed(editor, 2)).toEqual(['A secret plan', 'Newsletter', 'Working papers'])
  expect(await seriesUsed(contributor, 2)).toEqual(['Newsletter', 'Working papers'])
})
