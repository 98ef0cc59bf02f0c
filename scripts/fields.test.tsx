import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { lineField } from '@/lib/kinds/field'
import { factsIn } from '@/lib/kinds/kinds'
import { publicationFields } from '@/lib/kinds/publication'
import { messagesIn } from '@/lib/messages/messages'
import { root } from './run.mjs'

// A field that this test adds to publications must appear in every place that reads their declaration.
const value = 'Third, revised'
Object.assign(publicationFields, {
  madeUp: lineField({
    desk: 'Made-up field',
    called: 'made-up field',
    max: 20,
    panel: { hint: 'As it is printed.' },
    shown: 'after',
    heads: ['invented'],
    api: { says: 'Made up.' },
    advice: (text) => (text ? undefined : 'Nothing is made up.'),
    cited: {
      bibtex: 'edition',
      csl: 'edition',
      ris: 'ET',
      dc: 'description',
      meta: 'DC.description',
    },
    schemaOrg: (bookEdition) => ({ bookEdition }),
    inDocument: (text) => /MADE UP: (\w+)/.exec(text)?.[1] ?? '',
  }),
})
Object.assign(messagesIn('en').fields, { madeUp: 'Made up' })
const facts = { type: 'report', publishedOn: '2014', publisher: '', madeUp: value } as never

test('a content takes it within its limit, and a text is checked by what it says of it', async () => {
  const { Publication } = await import('@/domain/content/content')
  expect(Publication.parse({ madeUp: value })).toMatchObject({ madeUp: value })
  expect(Publication.parse({})).toMatchObject({ madeUp: '' })
  const refused = Publication.safeParse({ madeUp: 'x'.repeat(21) })
  expect(refused.error?.issues[0]?.message).toBe('The made-up field has 21 characters; it can have 20.')
  const { kindChecks } = await import('@/domain/content/checks/content')
  const text = { kind: 'publication', files: [1], doc: { textContent: 'a' }, facts: { licence: 'x', isbn: '' } }
  expect(kindChecks(text as never).map(({ message }) => message)).toEqual(['Nothing is made up.'])
})

test('the panel of the editor has a control for it', async () => {
  const { KindFields } = await import('@/components/admin/editor/panel/publication')
  const { newContent } = await import('@/domain/content/content')
  const { emptyBody } = await import('@/domain/content/body/schema')
  const fields = newContent({ body: emptyBody, publication: facts })
  const part = {
    kind: 'publication',
    opened: { series: [], organisations: [] },
    draft: { fields, work: { fields } },
    problem: () => undefined,
  }
  const html = renderToStaticMarkup(<KindFields {...(part as unknown as Parameters<typeof KindFields>[0])} />)
  expect(html).toContain('Made-up field')
  expect(html).toContain('As it is printed.')
  expect(html).toContain(`value="${value}"`)
})

test('revisions are compared by it, and where two texts are merged it can be written anew', async () => {
  const { fieldNames, fieldLines: linesOf } = await import('@/domain/writing/comparison/fields')
  const { wordsToEdit } = await import('@/components/admin/editor/two-texts/assemble')
  expect(fieldNames).toMatchObject({ madeUp: 'Made-up field' })
  expect(linesOf({ publication: facts } as never, 'madeUp' as never, {} as never)).toEqual([value])
  expect(wordsToEdit({ field: 'madeUp', mine: { value }, theirs: { value: '' } } as never)).toBe(value)
})

test('it is filled in from a document', async () => {
  const { newFacts, factNames } = await import('@/components/admin/editor/panel/files')
  const filled = newFacts({ title: 'T', publication: { authors: [], madeUp: '' } as never }, { madeUp: value } as never)
  expect([filled, factNames(filled)]).toEqual([{ madeUp: value }, 'made-up field'])
})

test('readers, search engines, programs that cite and the API get it, and the search finds it', async () => {
  testDatabase()
  const { library, titlesFound } = await import('@/domain/testing/library')
  const { entryRoute } = await import('@/app/(site)/item')
  const { ask } = await import('@/app/(site)/test-ask')
  const { cite } = await import('@/app/(site)/handlers/forms')
  const { apiEntry } = await import('@/app/(site)/open-data/handlers')
  const { path, entryId, revisionId } = await (await library()).shelve({ title: 'A report', about: facts })
  const page = (await ask(entryRoute, path)).text
  expect(page).toContain(`<dt>Made up</dt><dd>${value}</dd>`)
  expect(page).toContain(`"bookEdition":"${value}"`)
  expect(page).toContain(`<meta name="DC.description" content="${value}"/>`)
  const cited = async (format: string) => (await ask(cite, `${path}/cite.${format}`)).text
  expect(await cited('bib')).toContain(`edition = {${value}}`)
  expect(await cited('ris')).toContain(`ET  - ${value}`)
  expect(await cited('json')).toContain(`"edition": "${value}"`)
  expect(await cited('xml')).toContain(`<dc:description xml:lang="en">${value}</dc:description>`)
  const answer = await ask(apiEntry, `/api/v1/entries/${entryId}`)
  const data = JSON.parse(answer.text) as Record<string, unknown>
  expect(data).toMatchObject({ made_up: value })
  expect(await titlesFound('revised', Date.now())).toEqual(['A report'])

  const { entryShape } = await import('@/app/(site)/open-data/shapes')
  expect(entryShape.shape).toMatchObject({ made_up: { description: 'Made up.' } })

  const { read } = await import('@/db/connection')
  const { headOf, contentOf } = await import('@/domain/entries/head')
  const head = await headOf(read(), entryId)
  expect(head!.id).toBe(revisionId)
  expect((await contentOf(read(), head!, 'publication')).publication).toMatchObject({ madeUp: value })
  const { storedForms } = await import('@/domain/staff/record/stored-forms')
  expect((await storedForms(read(), 'revision', [revisionId])).get(revisionId)!.fixed).toContain(value)
})

test('what goes to WordPress says it, and comes back with it', async () => {
  const { factBlocks } = await import('@/domain/exports/wordpress/items')
  const { EntryText } = await import('@/domain/exports/wordpress/meta')
  expect(String(factBlocks('publication', factsIn('publication', { madeUp: value })))).toContain(`Made up: ${value}`)
  expect(EntryText.shape.publication.parse(facts)).toMatchObject({ madeUp: value })
})

test('a table of documents has a column for it, by either name', async () => {
  const { readSheet } = await import('@/domain/imports/folder/columns')
  const { publicationIn } = await import('@/domain/imports/folder/row')
  for (const head of ['made_up', 'Invented']) {
    const sheet = await readSheet(Buffer.from(`file,title,${head}\na.pdf,A report,"${value}"\n`))
    if (!sheet.ok) throw new Error(sheet.problems[0]!.message)
    expect(publicationIn(sheet.value.rows[0]!)).toMatchObject({ content: { publication: { madeUp: value } } })
  }
})

/** Files that ask for one kind, with how often; each does something that no field or list of kinds can say. */
const asking = /'publication'|kind [!=]== '(post|page|event|call)'/g
const folders = ['app', 'auth', 'cli', 'components', 'db', 'domain', 'lib', 'server']
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/test-|^domain\/testing\/|^lib\/kinds\//.test(file))

test('places that ask for one kind do not become more: what a kind has is told by its declaration', () => {
  const places = sources.flatMap((file) => readFileSync(join(root, file), 'utf8').match(asking) ?? [])
  expect(places.length).toBeGreaterThan(50)
  expect(places.length).toBeLessThanOrEqual(100)
})
