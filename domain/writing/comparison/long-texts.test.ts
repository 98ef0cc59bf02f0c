/** @module-tag thorough */
import type { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { bodySchema } from '@/domain/content/body/schema'
import { content } from '@/domain/testing/newsroom'
import { bodyDifferences } from './merge'
import { renderChanges } from './render'

const showing = { media: new Map(), language: 'en' as const }
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) })
const blocks = (...texts: string[]): readonly Node[] => bodySchema.nodeFromJSON(body(...texts)).children
const plain = (html: string) => html.replace(/<del>.*?<\/del>|<[^>]*>/g, '')
const inWords = (start: string, count: number) => Array.from({ length: count }, (_, n) => `${start}${n}`)

/** Processor milliseconds and bytes of memory that some work took. */
async function costOf(work: () => Promise<unknown>) {
  const [began, memory] = [process.cpuUsage(), process.memoryUsage().rss]
  await work()
  const { user, system } = process.cpuUsage(began)
  return { processor: (user + system) / 1_000, bytes: process.memoryUsage().rss - memory }
}

test('two texts of many thousand paragraphs that have nothing in common are compared in a few seconds and megabytes', async () => {
  const [one, other] = ['a', 'b'].map((letter) => inWords(letter, 10_000).map((word) => `${word} ${word} ${word}`))
  let html = ''
  const { processor, bytes } = await costOf(async () => {
    const passages = await renderChanges(blocks(...one!), blocks(...other!), showing)
    html = passages.map((passage) => passage.html).join('')
  })
  expect(processor).toBeLessThan(5_000)
  expect(bytes).toBeLessThan(300 * 1_048_576)
  for (const n of [0, 5_000, 9_999]) {
    expect(html).toContain(`<del>a${n} a${n} a${n}</del>`)
    expect(html).toContain(`<ins>b${n} b${n} b${n}</ins>`)
  }
})

test('a passage too long or too different to compare word by word shows both texts whole, and says so', async () => {
  const long = inWords('word', 200_000).join(' ')
  const [passage] = await renderChanges(blocks(long), blocks(`${long} more`), showing)
  expect(passage).toMatchObject({ changed: true, whole: true })
  expect(passage!.html).toBe(`<p><del>${long}</del><ins>${long} more</ins></p>`)
  const [was, is] = ['a', 'b'].map((letter) => inWords(letter, 600).join(' '))
  const passages = await renderChanges(blocks(was!), blocks(is!), showing)
  expect(passages.map(({ html }) => plain(html)).join('')).toContain(is)
  expect(passages.map(({ html }) => html).join('')).toContain(`<del>${was}</del>`)
})

test('two people who changed many thousand paragraphs lose none of them', async () => {
  testDatabase()
  const [base, mine, theirs] = ['base', 'mine', 'theirs'].map((start) => body(...inWords(start, 5_000)))
  const texts = { base: content({ body: base }), mine: content({ body: mine }), theirs: content({ body: theirs }) }
  const { differences, passages } = await bodyDifferences(texts, 'en')
  const values = (side: 'mine' | 'theirs') => differences.flatMap((difference) => difference[side].value as unknown[])
  expect(values('mine')).toEqual(mine!.content)
  expect(values('theirs')).toEqual(theirs!.content)
  expect(passages.every((passage) => 'differs' in passage)).toBe(true)
})

test('others get a turn while long texts are compared', async () => {
  const [one, other] = ['a', 'b'].map((letter) => blocks(...inWords(letter, 3_000).map((word) => `The ${word} of it`)))
  let turns = 0
  const others = setInterval(() => turns++, 1)
  await renderChanges(one!, other!, showing)
  clearInterval(others)
  expect(turns).toBeGreaterThan(2)
})
