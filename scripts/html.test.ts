import { HtmlValidate } from 'html-validate'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { morning, newsroom } from '@/domain/testing/archive'
import { withdraw } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'
import { handlerOf } from '@/app/(site)/handlers'

/** The rules of html-validate, with a reason for each standard rule that is off. */
const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Named lists are read with their name; ARIA 1.3 allows it, and axe, which asks real trees, finds no fault in it.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A wide table in a text scrolls inside a region of its own; the region is a div because texts keep their sections.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // A button in a form submits it by default, as all buttons of these pages do.
    'no-implicit-button-type': 'off',
  },
})

/** Returns what is wrong with a document, a line for each. */
async function faultsOf(html: string) {
  const { results } = await checker.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? 'document'})`),
  )
}

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

/** The document at a public address. */
async function page(address: string) {
  const handler = handlerOf(address.split('?')[0]!)
  const answer = await handler(new Request(`http://localhost:3000${address}`))
  return answer.text()
}

test('one page of each kind is what html-validate asks for', { tags: 'thorough' }, async () => {
  const { editor, publish, terms } = room
  const { id: mediaId } = await picture(editor, 'a.png', { width: 1200, height: 800 })
  const termIds = Object.values(terms)
  const heading = (words: string) => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: words }],
  })
  const cell = (type: string, text: string) => ({
    type,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const rows = [cell('tableHeader', 'Country'), cell('tableCell', 'Laos')]
  const table = { type: 'table', content: rows.map((cell) => ({ type: 'tableRow', content: [cell] })) }
  const figures = ['bars', 'line'].map((form) => ({
    type: 'table',
    attrs: { caption: 'Calls', source: 'UNIAP', form },
    content: [rows.slice(0, 1), ...['2009', '2010'].map((year) => [cell('tableCell', year)])].map((row, n) => ({
      type: 'tableRow',
      content: [
        ...row,
        cell(n ? 'tableCell' : 'tableHeader', n ? '12' : 'Men'),
        cell(n ? 'tableCell' : 'tableHeader', n ? '−3' : 'Women'),
      ],
    })),
  }))
  const quote = {
    type: 'blockquote',
    attrs: { speaker: 'Mai' },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'So' }] }],
  }
  const note = { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: 'A note.' } }] }
  const pictureNode = { type: 'picture', attrs: { mediaId, alt: 'A river' } }
  const body = { type: 'doc', content: [heading('One'), note, heading('Two'), table, ...figures, quote, pictureNode] }
  const lead = { mediaId, alt: 'A river', credit: 'UNIAP' }
  const post = await publish('2014-10-02', { title: 'A “post” & more', summary: 'Summary.', termIds, body, lead })
  const file = await pdf(editor)
  const files = [{ mediaId: file.id, title: 'The report', language: 'en' as const }]
  const titlePage = { type: 'report' as const, publishedOn: '2014-10', publisher: 'UNIAP', series: 'Papers' }
  const report = await publish(
    '2014-10-14',
    { title: 'A report', termIds, files, publication: titlePage },
    'publication',
  )
  const about = await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
  const khmer = await publish('2015-03-03', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  const withdrawn = await publish('2014-10-03', { title: 'Gone' })
  const why = { reason: 'error' as const, explanation: 'Wrong.' }
  got(await withdraw(editor, { entryId: withdrawn.entryId, ...why }, morning('2014-12-01')))
  const addresses = [
    '/',
    '/news',
    '/archive',
    '/changes',
    '/2014',
    '/2014/10',
    '/topics',
    '/countries/myanmar',
    '/no-such-page',
    '/km',
    '/publications',
    '/publications?type=report&country=myanmar',
    '/publications?q=report',
    '/publications?q=none',
    post.path,
    report.path,
    about.path,
    khmer.path,
    withdrawn.path,
    `${report.path}/read/${file.id}`,
  ]
  for (const address of addresses) expect([address, ...(await faultsOf(await page(address)))]).toEqual([address])
})

test('a page with a fault is found out', async () => {
  const html = await page('/news')
  const broken = [
    html.replace('<main', '<main id="main"'),
    html.replace('</main>', '<img src="/a.jpg"></main>'),
    html.replace('</h1>', '</h2>'),
    html.replace('</main>', '<p id="main"></p></main>'),
  ]
  for (const document of broken) expect(await faultsOf(document)).not.toEqual([])
})
