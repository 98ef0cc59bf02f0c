/** @module-tag thorough */
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imported } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { Content } from '@/domain/content/content'
import { findDraft } from '@/domain/writing/drafts'
import { answerAt } from '../../published/answers'
import { someone } from '@/domain/testing/newsroom'
import { attachment, type Item, uploadsWith } from './test-export'
import { now, importItems } from './test-import'
import { wholeDatabase } from './test-tables'

beforeEach(() => {
  testDatabase()
})

const tooLarge = 'It is larger than a text can be. Divide it at its source, and import again.'
const paragraphs = (n: number, length = 1) => `<p>${'x'.repeat(length)}</p>\n`.repeat(n)

const large: [string, string, string][] = [
  ['Blocks', paragraphs(3_001), 'The text has 3,001 blocks; it can have 3,000. Split it into several.'],
  ['Length', paragraphs(2_100, 1_000), 'The text is too long. Split it into several.'],
  ['Wall', paragraphs(1, 150_001), 'A paragraph has 150,001 characters; it can have 150,000. Divide it.'],
  [
    'Table',
    `<table><tbody>${'<tr><td>x</td></tr>'.repeat(1_001)}</tbody></table>`,
    'A table has 1,001 rows; it can have 1,000. Divide it.',
  ],
]

test('what no editor could save is left out and named with its reason, and everything else comes', async () => {
  const items: Item[] = [
    { id: 1, title: 'Before' },
    ...large.map(([title, content], n): Item => ({ id: n + 2, title, content })),
    { id: 9, title: 'After', content: paragraphs(3_000) },
  ]
  const trial = await importItems(items, { isTrial: true })
  expect(await read().$count(imported)).toBe(0)
  const { report } = await importItems(items)
  expect(report.leftOut).toEqual(trial.report.leftOut)
  const [{ what, found }] = report.leftOut as [(typeof report.leftOut)[number]]
  expect(report.leftOut).toHaveLength(1)
  expect(what).toBe(tooLarge)
  expect(found.map(({ title, place }) => [title, place])).toEqual(large.map(([title, , why]) => [title, why]))
  expect(report.tally).toMatchObject({ new: 4, 'left out': 4 }) // two texts and two authors
  expect(await read().$count(entries)).toBe(2)
  expect(await answerAt('/2014/10/text-2', now)).toBeUndefined()
  expect(await answerAt('/2014/10/text-9', now)).toEqual({ is: 'here' })
  await expectSavable()
})

test('divided at its source it comes with the next import; what grew too large since it came stays as it was', async () => {
  const [[, content]] = large as [(typeof large)[number]]
  await importItems([{ id: 1, content }, { id: 2 }])
  const before = await wholeDatabase(['imports', 'audit'])
  expect((await importItems([{ id: 1, content }, { id: 2 }], {}, now + 1)).report.tally).toMatchObject({ unchanged: 4 })
  expect(await wholeDatabase(['imports', 'audit'])).toEqual(before)
  const { report } = await importItems([{ id: 1 }, { id: 2, content }], {}, now + 2)
  expect(report.tally).toMatchObject({ new: 1, conflict: 1 })
  expect(report.conflicts).toMatchObject([
    {
      what: 'It changed at its source, and is larger now than a text can be. Here it stays as it is.',
      found: [{ title: 'Text 2', place: large[0]![2] }],
    },
  ])
  expect(await answerAt('/2014/10/text-1', now + 2)).toEqual({ is: 'here' })
  await expectSavable()
})

test('of more categories and files than an entry lists, the first come and it says so', async () => {
  const names = Array.from({ length: 101 }, (_, n) => `n${n}`)
  const files = names.map((name, n) => attachment(100 + n, `2014/10/${name}.csv`))
  const folder = uploadsWith(Object.fromEntries(names.map((name) => [`2014/10/${name}.csv`, `a,b\n${name},1\n`])))
  const content = files.map(({ url }) => `<p><a href="${url}">file</a></p>`).join('')
  const terms = names.map((name) => `category ${name} ${name}`)
  const { report } = await importItems([{ id: 1, content, terms }, ...files], { uploads: folder })
  const sentences = report.problems.map(({ what }) => what)
  expect(sentences).toContain('It had more than 100 categories and tags: the first 100 were taken over.')
  expect(sentences).toContain('It had more than 100 files: the first 100 were taken over.')
  await expectSavable()
})

/** Expects that what came can be saved as it is. */
async function expectSavable() {
  const editor = await someone('editor')
  for (const { id } of await read().select().from(entries))
    expect(Content.safeParse((await findDraft(editor, id))!.content).error?.issues ?? []).toEqual([])
}
