import Parser from 'rss-parser'
import { beforeEach, expect, test } from 'vitest'
import { handlerOf } from '@/app/(site)/handlers'
import { api } from '@/app/(site)/test-open-data'
import { testDatabase } from '@/db/test-database'
import { bodyElements, matching } from '@/domain/content/body/elements'
import { Content } from '@/domain/content/content'
import { compareRevisions } from '@/domain/writing/comparison/compare'
import { saveDraft } from '@/domain/writing/drafts'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { previewItem } from '@/domain/publishing/preview'
import { findRevision } from '@/domain/writing/revisions'
import { pdf, picture } from '@/domain/testing/uploads'
import { dangersIn, strayIn } from './test-listed'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)><form action=/admin><meta http-equiv=refresh content=0>' onmouseover='x' ]]> --> javascript:alert(1)`
const origin = 'http://localhost:3000'

// A page gives each table the anchor of its number.
const anchor = { id: matching(/^table_\d+$/) }
const pageElements = {
  ...bodyElements,
  div: { ...bodyElements.div, ...anchor },
  figure: { ...bodyElements.figure, ...anchor },
}

async function answer(address: string) {
  const handler = handlerOf(address.split('?')[0]!)
  const got = await handler(new Request(`${origin}${address}`))
  return { status: got.status, type: got.headers.get('content-type') ?? '', text: await got.text() }
}

/** A body with the worst that every attribute takes. */
function worst(mediaId: string, fileId: string) {
  const text = { type: 'text', text: nasty }
  const paragraph = { type: 'paragraph', content: [text, { type: 'footnote', attrs: { text: nasty } }] }
  const link = {
    type: 'link',
    attrs: { href: `https://evil.example/${nasty}`, title: nasty, class: nasty, rel: nasty },
  }
  const list = (type: string, attrs: object) => ({ type, attrs, content: [{ type: 'listItem', content: [paragraph] }] })
  const cell = {
    type: 'tableHeader',
    attrs: { colspan: 1000, rowspan: 1000, colwidth: [10_000] },
    content: [paragraph],
  }
  return {
    type: 'doc',
    content: [
      // Two of the second level: readers get a list of contents.
      ...[2, 2, 3, 4].map((level) => ({ type: 'heading', attrs: { level }, content: [text] })),
      paragraph,
      { type: 'paragraph', content: [{ ...text, marks: [link, { type: 'bold' }] }] },
      list('orderedList', { start: Number.MAX_SAFE_INTEGER, type: 'onclick=x' }),
      list('bulletList', {}),
      { type: 'codeBlock', attrs: { language: 'onclick=x' }, content: [text] },
      { type: 'callout', attrs: { kind: 'warning', label: nasty }, content: [paragraph] },
      { type: 'picture', attrs: { mediaId, alt: nasty, caption: nasty, credit: nasty } },
      { type: 'file', attrs: { mediaId: fileId, title: nasty } },
      { type: 'video', attrs: { href: `https://evil.example/${nasty}`, title: nasty } },
      { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    ],
  }
}

test('an entry with the worst in every field and attribute shows listed elements alone in pages, feeds, the API, previews, revisions and comparisons', async () => {
  const { editor, publish, terms } = room
  const { id: mediaId } = await picture(editor, 'a.png', { width: 1200, height: 800 })
  const { id: fileId } = await pdf(editor)
  const body = worst(mediaId, fileId)
  expect(Content.shape.body.safeParse(body).error).toBeUndefined()
  const fields = {
    title: nasty,
    summary: nasty,
    byline: nasty,
    body,
    termIds: Object.values(terms),
    lead: { mediaId, alt: nasty, caption: nasty, credit: nasty },
    files: [{ mediaId: fileId, title: nasty, language: 'en' as const }],
  }
  const cover = {
    type: 'report' as const,
    publishedOn: '2014-10',
    publisher: nasty,
    series: nasty,
    seriesNumber: '"><b>',
    authors: [{ name: nasty, is: 'person' as const }],
    reference: '"><b onclick=x>',
  }
  const post = await publish('2014-10-02', { ...fields, slug: 'worst' })
  const report = await publish('2014-10-03', { ...fields, slug: 'worst', publication: cover }, 'publication')
  const pages = [
    '/',
    '/news',
    '/2014/10',
    '/2014',
    '/archive',
    '/publications',
    `/search?q=${encodeURIComponent(nasty)}`,
    '/search?q=alert', // most of what is found is not marked
    '/topics/protection',
    post.path,
    report.path,
    `${report.path}/read/${fileId}`,
  ]
  for (const address of pages) {
    const { status, type, text } = await answer(address)
    expect([address, status, type.split(';')[0]]).toEqual([address, 200, 'text/html'])
    expect([address, dangersIn(text, pageElements)]).toEqual([address, []])
    if (address !== '/archive') expect([address, text]).toEqual([address, expect.stringContaining('onerror=')])
  }
  const whole = (value: string) =>
    value.replaceAll(`${origin}/`, '/').replace(/^\/2014\/10\/worst#|^\/publications\/worst#/, '#')
  // A feed shows the lead picture above its text.
  const lead = matching(/^\/media\/[0-9a-z]+\/\d+\.jpg$/)
  const feedElements = { ...bodyElements, img: { ...bodyElements.img, src: lead } }
  const { items } = JSON.parse((await answer('/feed.json')).text) as { items: { content_html: string }[] }
  expect(items).toHaveLength(2)
  for (const { content_html } of items) expect(strayIn(content_html, feedElements, whole)).toEqual([])
  for (const address of ['/feed.xml', '/atom.xml']) {
    const feed = await new Parser().parseString((await answer(address)).text)
    const texts = feed.items.map((item) => (item['content:encoded'] as string | undefined) ?? item.content ?? '')
    expect(texts).toHaveLength(2)
    for (const text of texts) expect([address, strayIn(text, feedElements, whole)]).toEqual([address, []])
  }
  for (const { entryId } of [post, report]) {
    const data = JSON.parse((await api.entry(entryId)).text) as { body_html: string }
    expect(strayIn(data.body_html, bodyElements, whole)).toEqual([])
    const preview = (await previewItem(editor, { entryId }, morning('2014-12-01')))!
    expect(strayIn(preview.item.bodyHtml, bodyElements)).toEqual([])
  }
  const { revision, content } = (await findRevision(editor, { entryId: post.entryId, revisionId: post.revisionId! }))!
  expect(strayIn(revision.bodyHtml, bodyElements)).toEqual([])
  const changed = {
    ...content,
    title: 'Other',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Other' }] }] },
  }
  const save = {
    entryId: post.entryId,
    base: { revisionId: revision.id, counter: revision.counter },
    session: 't',
    content: changed,
  }
  const saved = got((await saveDraft(editor, save, morning('2014-12-02'))) as never) as { revisionId: number }
  const { comparison } = (await compareRevisions(editor, { entryId: post.entryId, to: saved.revisionId }))!
  const allHtml = [...comparison.fields, ...comparison.passages].map(({ html }) => html).join('')
  expect(allHtml).toContain('<del>')
  expect(strayIn(allHtml, bodyElements)).toEqual([])
})
