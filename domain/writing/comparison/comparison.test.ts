import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { createEntry, saveDraft } from '../drafts'
import { createTerm } from '@/domain/entries/terms'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { compareRevisions } from './compare'
import { type Merge, compareWithHead } from './merge'
import { paragraph, doc, item, cell, titlePage } from './test-texts'

async function compared(before: object, after: object, language: 'en' | 'km' = 'en') {
  testDatabase()
  const anna = await someone()
  const entry = { kind: 'post' as const, language, session: 's', content: content({ body: before }) }
  const first = got(await createEntry(anna, entry, 0))
  const save = { entryId: first.entryId, base: first, session: 'other', content: content({ body: after }) }
  const second = got((await saveDraft(anna, save, 1)) as never) as typeof first
  const query = { entryId: first.entryId, from: first.revisionId, to: second.revisionId }
  return (await compareRevisions(anna, query))!.comparison.passages.map((passage) => passage.html)
}

test('words that went and came are marked inside their paragraph, with what surrounds them', async () => {
  const after = doc(
    { type: 'heading', attrs: { level: 2 }, content: paragraph('News').content },
    paragraph('Five new homes, not six.'),
  )
  expect(await compared(doc(paragraph('Five homes, not six.')), after)).toEqual([
    '<h2><ins>News</ins></h2>',
    '<p>Five <ins>new </ins>homes, not six.</p>',
  ])
})

test('a word of Khmer that was replaced is found in a sentence without spaces', async () => {
  const [html] = await compared(doc(paragraph('របាយការណ៍ប្រចាំខែតុលា')), doc(paragraph('របាយការណ៍ប្រចាំខែវិច្ឆិកា')), 'km')
  expect(html).toBe('<p>របាយការណ៍ប្រចាំខែ<del>តុលា</del><ins>វិច្ឆិកា</ins></p>')
})

test('items of a list and cells of a table stay items and cells', async () => {
  const list = (...words: string[]) => doc({ type: 'bulletList', content: words.map(item) })
  expect(await compared(list('one', 'two'), list('one', 'three', 'two'))).toEqual([
    '<ul><li><p>one</p></li><li><p><ins>three</ins></p></li><li><p>two</p></li></ul>',
  ])
  const table = (word: string) =>
    doc({ type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell(word)] }] })
  const [html] = await compared(table('old'), table('new'))
  expect(html).toContain('<td><p><del>old</del><ins>new</ins></p></td>')
})

test('what was only made bold shows as such, and what was typed stays text', async () => {
  expect(await compared(doc(paragraph('<b>x</b>')), doc(paragraph('<b>x</b>', 'bold')))).toEqual([
    '<p><del>&lt;b&gt;x&lt;/b&gt;</del><ins><strong>&lt;b&gt;x&lt;/b&gt;</strong></ins></p>',
  ])
})

test('a paragraph that became a heading, and a rule that went, are shown one after the other', async () => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: paragraph('News').content }
  expect(await compared(doc(paragraph('News'), { type: 'horizontalRule' }), doc(heading))).toEqual(
    expect.arrayContaining(['<p><del>News</del></p>', '<del><hr></del>', '<h2><ins>News</ins></h2>']),
  )
})

test('every field is compared, topics by their names, and the first revision is all new', async () => {
  testDatabase()
  const anna = await someone()
  const topic = got(await createTerm(anna, { kind: 'topic', name: 'Protection' }, 0)).id
  const first = await post(anna, { title: 'One title', summary: 'Old.' })
  const changed = {
    title: 'Another title',
    summary: 'New.',
    byline: 'Dara',
    termIds: [topic],
    dated: Date.UTC(2014, 9, 7),
  }
  const save = { entryId: first.entryId, base: first, session: 'b', content: content(changed) }
  const second = got((await saveDraft(anna, save, 1)) as never) as typeof first
  const { comparison } = (await compareRevisions(anna, { entryId: first.entryId, to: second.revisionId }))!
  expect(comparison.fields.map(({ label, html }) => `${label}: ${html}`)).toEqual([
    'Title: <del>One</del><ins>Another</ins> title',
    'Summary: <del>Old</del><ins>New</ins>.',
    'Address: <del>one</del><ins>another</ins>-title',
    'Date: <del>the day it goes live</del><br><ins>7 October 2014</ins>',
    'Byline: <ins>Dara</ins>',
    'Topics and countries: <ins>Protection</ins>',
  ])
  const whole = (await compareRevisions(anna, { entryId: first.entryId, to: first.revisionId }))!
  expect(whole.before).toBeUndefined()
  expect(whole.comparison.fields[0]!.html).toBe('<ins>One title</ins>')
})

test('what a title page says is compared in words, with the versions of files', async () => {
  testDatabase()
  const anna = await someone()
  const [first, next] = await twoVersions()
  const file = { mediaId: first, title: 'The report', language: 'en' as const }
  const before = content({ title: 'One', files: [file], publication: titlePage })
  const entry = { kind: 'publication' as const, language: 'en' as const, session: 's', content: before }
  const one = got(await createEntry(anna, entry, 0))
  const changed = content({
    title: 'One',
    slug: 'one',
    files: [{ ...file, mediaId: next, accessible: true }],
    publication: {
      ...titlePage,
      series: 'Working notes',
      seriesNumber: '7',
      isbn: '0306406152',
      doi: '10.1234/a',
      reference: 'R 7',
      licence: 'cc-by-4.0',
      publishedOn: '2014-10-28',
      authors: [...titlePage.authors, { name: 'Sok, Dara', is: 'person' }],
    },
  })
  const save = { entryId: one.entryId, base: one, session: 'b', content: changed }
  const two = got(await saveDraft(anna, save, 1))
  const { comparison } = (await compareRevisions(anna, { entryId: one.entryId, to: two.revisionId }))!
  expect(comparison.fields.map(({ label, html }) => `${label}: ${html}`)).toEqual([
    'Files: <del>The report, report.pdf, English</del><br><ins>The report, report.pdf (version 2), English, can be read with a screen reader</ins>',
    'Series: Working <del>papers</del><ins>notes</ins>',
    'Number in the series: <ins>7</ins>',
    'Authors: UNIAP (organisation)<br><ins>Sok, Dara (person)</ins>',
    'Published: <del>October 2014</del><br><ins>28 October 2014</ins>',
    'ISBN: <ins>0306406152</ins>',
    'DOI: <ins>10.1234/a</ins>',
    'Reference number: <ins>R 7</ins>',
    'Licence: <ins>CC BY 4.0</ins>',
  ])
})

test('two people fill in different parts of a title page, and neither has to choose', async () => {
  testDatabase()
  const anna = await someone()
  const text = (changes: object) => content({ title: 'One', slug: 'one', publication: { ...titlePage, ...changes } })
  const entry = { kind: 'publication' as const, language: 'en' as const, session: 's', content: text({}) }
  const base = got(await createEntry(anna, entry, 0))
  const theirs = { isbn: '0306406152', series: 'Working papers on trade' }
  got(await saveDraft(anna, { entryId: base.entryId, base, session: 't', content: text(theirs) }, 1))
  const mine = text({ licence: 'cc-by-4.0', doi: '10.1234/a', series: 'New working papers' })
  const { differences } = got(await compareWithHead(anna, { entryId: base.entryId, mine, base }))
  expect(differences.map(({ field, is }) => `${field}: ${is}`)).toEqual([
    'series: joined',
    'isbn: theirs',
    'doi: mine',
    'licence: mine',
  ])
  expect(differences[0]!.joined!.value).toBe('New working papers on trade')
})

async function twoVersions() {
  const row = { lineage: 'aaaaaaaaaaaa', name: 'report.pdf', type: 'application/pdf' as const, bytes: 1, sha256: '' }
  const rows = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'].map((id, n) => ({ ...row, id, version: n + 1, uploadedAt: 0 }))
  await write(async (tx) => void (await tx.insert(media).values(rows)))
  return rows.map(({ id }) => id) as [string, string]
}

test("two revisions of different entries are not compared, nor another's entry by a contributor", async () => {
  testDatabase()
  const [anna, boran] = [await someone(), await someone('contributor')]
  const [one, other] = [await post(anna), await post(anna)]
  const across = { entryId: one.entryId, from: other.revisionId, to: one.revisionId }
  expect(await compareRevisions(anna, across)).toBeUndefined()
  const query = { entryId: one.entryId, to: one.revisionId }
  await expect(compareRevisions(boran, query)).rejects.toMatchObject({ name: 'NotPermitted' })
  const met = { entryId: one.entryId, base: one, mine: content() }
  await expect(compareWithHead(boran, met)).rejects.toMatchObject({ name: 'NotPermitted' })
})

async function met(base: object, mine: object, theirs: object, { known = true } = {}): Promise<Merge> {
  const [anna, boran] = [await someone('editor', 'Anna'), await someone()]
  const first = await post(anna, { title: 'Start', ...base })
  // The base is gone from the server: its author's window wrote over it.
  got(
    await saveDraft(
      anna,
      { entryId: first.entryId, base: first, session: 's', content: content({ title: 'Start', ...base, ...theirs }) },
      1,
    ),
  )
  const common = known ? content({ title: 'Start', slug: '', ...base }) : undefined
  return got(
    await compareWithHead(boran, {
      entryId: first.entryId,
      base: first,
      common,
      mine: content({ title: 'Start', ...base, ...mine }),
    }),
  )
}
const brief = ({ differences }: Merge) => differences.map(({ field, is }) => `${field}: ${is}`)

test('changes in different fields and passages need no choice when it is known where both began', async () => {
  testDatabase()
  const base = { body: doc(paragraph('One.'), paragraph('Two.'), paragraph('Three.')) }
  const mine = { title: 'Start here', body: doc(paragraph('One, mine.'), paragraph('Two.'), paragraph('Three.')) }
  const theirs = { summary: 'Theirs.', body: doc(paragraph('One.'), paragraph('Two.'), paragraph('Three, theirs.')) }
  const merge = await met(base, mine, theirs)
  expect(brief(merge)).toEqual(['title: mine', 'summary: theirs', 'body: mine', 'body: theirs'])
  expect(merge.author).toBe('Anna')
  const [mineBlock] = merge.differences.filter(({ field }) => field === 'body')
  expect(mineBlock!.mine.html).toBe('<p>One<ins>, mine</ins>.</p>')
  expect(mineBlock!.theirs.html).toBe('<p>One.</p>')
})

test('two changes in one paragraph join where they touch different words, and are to be chosen where they do not', async () => {
  testDatabase()
  const base = { body: text('The road is long and the night is cold.') }
  const joined = await met(
    base,
    { body: text('The old road is long and the night is cold.') },
    { body: text('The road is long and the night is very cold.') },
  )
  expect(brief(joined)).toEqual(['body: joined'])
  expect(joined.differences[0]!.joined).toEqual({
    value: text('The old road is long and the night is very cold.').content,
    html: '<p>The <ins>old </ins>road is long and the night is <ins>very </ins>cold.</p>',
  })
  const clash = { body: text('The road is wide and the night is cold.') }
  expect(brief(await met(base, clash, { body: text('The road is short and the night is cold.') }))).toEqual([
    'body: both',
  ])
  expect(brief(await met({}, { title: 'Start early' }, { title: 'Start late' }))).toEqual(['title: both'])
})

test('without knowing where both began everything that differs is to be chosen; topics of both are kept', async () => {
  testDatabase()
  const anna = await someone()
  const [one, two] = [
    got(await createTerm(anna, { kind: 'topic', name: 'One' }, 0)),
    got(await createTerm(anna, { kind: 'topic', name: 'Two' }, 0)),
  ]
  const merge = await met({}, { summary: 'Mine.', termIds: [one.id] }, { termIds: [two.id] }, { known: false })
  expect(merge.fromBase).toBe(false)
  expect(brief(merge)).toEqual(['summary: both', 'termIds: joined'])
  expect(merge.differences[1]!.joined!.value).toEqual([two.id, one.id])
})

test('an address that only follows the title is nobody’s choice', async () => {
  testDatabase()
  expect(brief(await met({}, { title: 'Start one' }, { title: 'Start two' }, { known: false }))).toEqual([
    'title: both',
  ])
})
