import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDraft } from '@/domain/writing/drafts'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const clipboard = (name: string) => readFileSync(join(import.meta.dirname, 'clipboard', name), 'utf8')

async function paste(page: Page, html: string) {
  await writing(page).body.click()
  await writing(page).body.evaluate((body, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

type Node = {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string }[]
  content?: Node[]
}

/** A text as one line for each block, so that a test reads as the text does. */
function outlineOf({ type, text, attrs = {}, marks = [], content = [] }: Node): string {
  const inner = content.map(outlineOf).join('')
  if (text) return marks.length ? `${marks.map(({ type }) => type).join('+')}<${text}>` : text
  if (type === 'footnote') return `[${attrs.text as string}]`
  if (type === 'hardBreak') return '|'
  if (type === 'doc') return content.map(outlineOf).join('\n')
  if (type === 'paragraph') return content.length ? `p(${inner})` : ''
  if (type === 'heading') return `h${attrs.level as number}(${inner})`
  const short = { bulletList: 'ul', orderedList: `ol${attrs.start as number}`, listItem: 'li', tableRow: 'tr' }[type]
  return `${short ?? { tableHeader: 'th', tableCell: 'td' }[type] ?? type}${Number(attrs.colspan) > 1 ? attrs.colspan : ''}(${inner})`
}

for (const [source, text] of Object.entries({
  'word.html': [
    'h2(Workshop report)',
    'h2(1. Findings)',
    'p(More than bold<200 stakeholders> from Cambodia met[Held in June 2014.], italic<for the first time>. They will meet again.)',
    'p(She said language<bonjour à tous>, then language<សូមអរគុណ>, twice.)',
    'ul(li(p(Protection)ul(li(p(Shelters))li(p(Referral))))li(p(Prevention)))',
    'ol3(li(p(Third))li(p(Fourth)))',
    'h3(Figures)',
    'table(tr(th(p(Country))th2(p(Cases)))tr(td(p(Laos))td(p(12))td()))',
    'picture()',
    'p(See link<the reports>, chapter one and a draft.)',
  ],
  'google-docs.html': [
    'h2(What changed)',
    'p(Phyo said: bold+italic<help came>strike<late> in link<Myanmar>.)',
    'ul(li(p(Shelter)ul(li(p(For families))))li(p(Work)))',
    'h3(ជំនួយ)',
    'p(One line|and the next)',
    'table(tr(th()th(p(2014)))tr(td(p(Laos))td(p(12))))',
    'picture()',
  ],
  'word-online.html': ['h2(Next steps)', 'ul(li(p(Agree)ul(li(p(italic<in writing>))))li(p(Report)))'],
}))
  test(`pasted from ${source}, a text keeps its structure and nothing else`, async ({ page, signedInAs }) => {
    const editor = await signedInAs('contributor')
    const entry = writing(page)
    await entry.begin({ title: `Pasted from ${source}` })
    await paste(page, clipboard(source))
    await entry.saved()
    const body = (await findDraft(editor.actor, entry.id()))!.content.body as Node
    expect(outlineOf(body).trim().split('\n')).toEqual(text)
    await expect(entry.body.locator('[class^="Mso"], img, script, style')).toHaveCount(0)
  })

test('what is copied here keeps what it says of itself', async ({ page, signedInAs }) => {
  const editor = await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Copied' })
  const html =
    '<p data-pm-slice="0 0 []">A<sup data-footnote="By whom"></sup></p>' +
    '<aside data-callout="warning" data-label="Care"><p>B</p></aside><p data-video="https://vimeo.com/1" data-title="C"></p>'
  await paste(page, html)
  await entry.saved()
  const body = JSON.stringify((await findDraft(editor.actor, entry.id()))!.content.body)
  for (const part of [
    '"text":"By whom"',
    '"kind":"warning","label":"Care"',
    '"href":"https://vimeo.com/1","title":"C"',
  ])
    expect(body).toContain(part)
})

test('copied in WebKit, words have no spaces that do not break but those that were meant', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Copied in WebKit' })
  await paste(
    page,
    '<p>Pasted&nbsp;<strong>strong</strong>&nbsp;and<span class="Apple-converted-space">&nbsp;</span><i>soft</i>&nbsp;10&nbsp;km</p>',
  )
  await entry.saved()
  const { body } = (await findDraft(editor.actor, entry.id()))!.content as {
    body: { content: { content: { text: string }[] }[] }
  }
  expect(body.content[0]!.content.map(({ text }) => text).join('')).toBe('Pasted strong and soft 10\u00a0km')
})

test('words in another language keep it when they are pasted; what is the text’s own, or the setting of a word processor, does not come', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Pasted words of other languages' })
  const bodyAfter = async (html: string) => {
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await paste(page, html)
    await page.keyboard.type(' End.')
    await expect(entry.body).toContainText('End.')
    await entry.saved()
    return JSON.stringify((await findDraft(editor.actor, entry.id()))!.content.body)
  }
  const web = await bodyAfter('<p lang="en-GB">He said <i lang="fr-FR">oui</i> and <bdi lang="ar">سلام</bdi>, all.</p>')
  expect(web).toContain('"marks":[{"type":"language","attrs":{"lang":"fr-FR"}},{"type":"italic"}],"text":"oui"')
  expect(web).toContain('"marks":[{"type":"language","attrs":{"lang":"ar"}}],"text":"سلام"')
  expect(web.match(/"language"/g)).toHaveLength(2)
  const word = await bodyAfter(
    '<p class=MsoNormal><span lang=FR>An English text, </span><b><span lang=FR>all of it</span></b></p>',
  )
  expect(word).toContain('all of it')
  expect(word).not.toContain('"language"')
  const own = await bodyAfter(
    '<p data-pm-slice="0 0 []">A <span lang="en">word</span> and <span lang="km">ពាក្យ</span></p>',
  )
  expect(own.match(/"language","attrs":\{"lang":"km"\}/g)).toHaveLength(1)
  expect(own.match(/"language"/g)).toHaveLength(1)
})

async function drop(page: Page, names: string[]) {
  await writing(page)
    .body.locator('p')
    .first()
    .evaluate(
      (line, { names, bytes }) => {
        const dataTransfer = new DataTransfer()
        for (const name of names)
          dataTransfer.items.add(
            new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: 'image/png' }),
          )
        const { left, top } = line.getBoundingClientRect()
        line.dispatchEvent(
          new DragEvent('drop', { dataTransfer, clientX: left + 2, clientY: top + 8, bubbles: true, cancelable: true }),
        )
      },
      { names, bytes: dot },
    )
}

test('a dropped picture that did not arrive is tried again and stands where it was dropped', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('contributor')
  watched.tolerated.push(/ERR_FAILED|Failed to load resource/)
  const entry = writing(page)
  await entry.begin({ title: 'Dropped', body: 'Above.\nBelow.' })
  await page.route('**/api/desk/media', (route) => route.abort())
  await drop(page, ['dot.png'])
  const place = entry.body.locator('> *').nth(1)
  await expect(place).toContainText('dot.png was not uploaded.')
  await expect(page.getByText('Not uploaded: dot.png.')).toBeAttached()
  await expectAccessible(page)
  await entry.body.locator('p').last().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' More.')
  const saved = async () => outlineOf((await findDraft(editor.actor, entry.id()))!.content.body as Node)
  await expect.poll(saved).toBe('p(Above.)\np(Below. More.)')
  await page.unroute('**/api/desk/media')
  await place.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(place.locator('img')).toBeVisible()
  await expect(entry.body).toBeFocused()
  await expect(page.getByText('Uploaded: dot.png.')).toBeAttached()
  await page.keyboard.type(' Still here.')
  await expect(entry.body.locator('p').last()).toHaveText('Below. More. Still here.')
  await place.getByRole('button', { name: 'Describe this picture' }).click()
  await page.getByText('Decoration only').click()
  await page.getByLabel('Caption').fill('A dot')
  await page.getByLabel('Credit').fill('Photo: UN-ACT')
  await entry.saved()
})

test('pictures on their way have their places in the text, with name and progress; one that is not wanted any more goes', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('contributor')
  watched.tolerated.push(/ERR_FAILED|Failed to load resource/)
  const entry = writing(page)
  await entry.begin({ title: 'On the way', body: 'Above.\nBelow.' })
  let go = () => {}
  let answers = 0
  await page.route('**/api/desk/media', async (route) => {
    if (answers++ === 0) return route.abort()
    await new Promise<void>((resolve) => (go = resolve))
    await route.continue()
  })
  await drop(page, ['one.png', 'two.png'])
  const block = entry.body.locator('> *')
  await expect(block).toHaveCount(4)
  await expect(block.nth(1)).toContainText('one.png was not uploaded.')
  await expect(block.nth(2)).toContainText(/two\.png: (\d+ % uploaded|processing…)/)
  await expectNoSidewaysScrolling(page)
  await entry.body.locator('p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('New. ')
  go()
  await expect(block.nth(2).locator('img')).toBeVisible()
  await expect(block.nth(1)).toContainText('one.png was not uploaded.')
  await page.keyboard.type('Newer. ')
  await expect(block.first()).toHaveText('New. Newer. Above.')
  await block.nth(1).getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  await expect(block).toHaveCount(3)
  await expect(entry.body).toBeFocused()
  await expect(page.getByText('one.png was not uploaded.')).toHaveCount(0)
})

const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=='
