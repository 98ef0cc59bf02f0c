import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { someone } from './support/staff'
import { expect, test } from './support/test'

test('a reader searches from any page, narrows what is found and opens a page of a PDF', async ({
  noScripts: page,
  request,
}) => {
  await page.goto('/countries')
  await page.getByRole('search', { name: 'Search this site' }).getByRole('searchbox').fill('workshop')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=workshop')
  const results = page.getByRole('main').getByRole('article')
  await expect(results.first().locator('mark').first()).toHaveText(/workshops?/i)
  const before = await page.getByRole('heading', { level: 2, name: /^[\d,]+ results/ }).textContent()

  await page.getByRole('link', { name: 'Publications', exact: true }).last().click()
  await expect(page).toHaveURL('/search?q=workshop&kind=publication')
  await page.getByRole('link', { name: 'Cambodia', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^[\d,]+ result/ })).not.toHaveText(before!)
  await page.getByRole('link', { name: 'Remove Country: Cambodia' }).click()
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL('/search?q=workshop&kind=publication&sort=date')

  const hit = page.getByRole('main').getByRole('list', { name: 'In its pages' }).first()
  const pdf = (await hit.getByRole('link', { name: /^PDF/ }).first().getAttribute('href'))!
  expect(pdf).toMatch(/\.pdf#page=\d+$/)
  expect((await request.get(pdf)).headers()['content-type']).toBe('application/pdf')
  // The first link of a hit is to the heading that it stands under.
  await hit.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/publications\/[\w-]+\/read\/\w+(\/\d+)?#[a-z][\w-]*$/)
})

test('a Khmer reader finds Khmer texts first, and those of all languages with one touch', async ({
  noScripts,
  page,
}) => {
  await publish({ title: 'អំពើជួញដូរមនុស្ស SOM', language: 'km' })
  await publish({ title: 'The meeting SOM', language: 'en' })
  await publish({ title: '会议 SOM', language: 'zh' })
  for (const reader of [noScripts, page]) {
    await reader.goto('/km')
    await reader.getByRole('searchbox').fill('មនុស្ស')
    await reader.keyboard.press('Enter')
    await expect(reader).toHaveURL(/\/km\/search\?q=/)
    await expect(reader.getByRole('main').getByRole('article').locator('mark').first()).toHaveText('មនុស្ស')
    await reader.goto('/km/search?q=som')
    const found = reader.getByRole('main').getByRole('article')
    await expect(found.first()).toContainText('អំពើជួញដូរមនុស្ស')
    await expect(reader.getByRole('heading', { name: 'ជាភាសាអង់គ្លេស' })).toBeVisible()
    await expect(found.filter({ hasText: '会议' })).toHaveCount(0)
    await reader.getByRole('link', { name: 'ក្នុងគ្រប់ភាសា' }).click()
    await expect(reader).toHaveURL('/km/search?q=som&language=all')
    await expect(found.filter({ hasText: '会议 SOM' })).not.toHaveCount(0)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page)
  await expectNoSidewaysScrolling(page)
})

test('a reader who mistypes is helped, and one who is lost can search', async ({ noScripts, page }) => {
  const word = `kestrel${randomId().replace(/[^a-z]/g, '')}`
  await publish({ title: `The ${word}`, language: 'en' })
  const mistyped = word.replace('kestrel', 'kesrel')
  for (const reader of [noScripts, page]) {
    await reader.goto('/no/such/address')
    await reader.getByRole('main').getByRole('searchbox').fill(mistyped)
    await reader.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await expect(reader.getByRole('heading', { name: 'Nothing was found' })).toBeVisible()
    if (reader === page) await expectAccessible(page)
    await reader.getByRole('link', { name: word, exact: true }).click()
    await expect(reader.getByRole('main').getByRole('article').getByRole('heading')).toHaveText(`The ${word}`)
  }
})

test('an editor finds a draft by a word of its text in the palette; a contributor does not, and no reader', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  const word = `kingfisher${randomId().replace(/[^a-z]/g, '')}`
  const { actor } = await someone('editor')
  const whole = content({ title: 'A quiet draft', body: text(`Of the ${word}.`) })
  got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
  await signedInAs('editor')
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  await page.getByRole('combobox').fill(word)
  await page.getByRole('option', { name: /A quiet draft/ }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('A quiet draft')

  await page.goto('/') // or the editor asks on, as someone who may not
  await signedInAs('contributor')
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Go to or find' }).first().click()
  await page.getByRole('combobox').fill(word)
  await expect(page.getByText(`Nothing found for “${word}”.`)).toBeVisible()

  for (const query of [word, word.slice(0, -1)]) {
    await noScripts.goto(`/search?q=${query}`)
    await expect(noScripts.getByRole('heading', { name: 'Nothing was found' })).toBeVisible()
    await expect(noScripts.getByText('Did you mean')).toHaveCount(0)
  }
})

async function publish({ title, language }: { title: string; language: Language }) {
  const { actor } = await someone('editor')
  const whole = content({ title, body: text('Words.') })
  const draft = { kind: 'post', language, session: 's', content: whole } as const
  got(await release(actor, got(await createEntry(actor, draft, Date.now())), Date.now()))
}
