import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import { nameTranslationService } from '@/domain/site/machine-translation'
import { declarePeople } from '@/domain/consents/marks'
import { testService } from '@/lib/translation-service/test-service'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { pressAtEachChange } from './support/keys'
import { type Person, signIn, signOut, someone } from './support/staff'
import { expect, test } from './support/test'
import { begun, blocks, doc, mode, paragraph } from './support/translating'
import { writing } from './support/writing'

test.use({ ownServer: true })

let service: Awaited<ReturnType<typeof testService>>
test.beforeEach(async () => void (service = await testService()))
test.afterEach(() => service.close())

function named({ actor }: Person) {
  const typed = { address: service.address, key: '', isNear: true, forgetKey: false }
  return nameTranslationService(actor, typed, Date.now())
}

const linked = {
  ...paragraph(''),
  content: [
    { type: 'text', text: 'See ' },
    { type: 'text', text: 'the plan', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
    { type: 'text', text: ' of the five states.' },
    { type: 'footnote', attrs: { text: 'Signed in May.' } },
  ],
}

test('off by default; an admin names a service and tries it, a translator drafts one and all, signs each, and publishes', async ({
  page,
  server,
  signedInAs,
}) => {
  test.slow()
  const admin = await signedInAs('admin')
  const { khmer } = await begun(admin, 'Officials sign in Luang Prabang', doc(...blocks, linked))
  const { marked, count, open } = mode(page)
  const { title, body, saved, publish } = writing(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await open(khmer.entryId)
  await count('7 of 7 paragraphs still in English')
  const line = page.getByRole('group', { name: 'Machine drafts' })
  await expect(line).toHaveCount(0)

  await page.goto('/admin/settings/services')
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Machine translation' }) })
  await expect(section).toContainText('It is off: nothing is sent to anybody.')
  await section.getByLabel('Address of the service').fill(service.address)
  await section.getByLabel('Key').fill('a secret key')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('The address has to begin with https://')).toBeVisible()
  await section.getByRole('checkbox', { name: /our own machine or network/ }).check()
  await section.getByLabel('Key').fill('a secret key')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section).toContainText('A key is kept, encrypted.')
  expect(service.requests).toEqual([])
  await section.getByRole('button', { name: 'Try it' }).click()
  await expect(section).toContainText('“The library opens at nine o’clock.” came back in Khmer')
  await expect(section).toContainText('not Lao, Burmese, Thai, Vietnamese')
  await expectAccessible(page)
  await page.reload()
  expect(await page.content()).not.toContain('a secret key')
  expect(service.texts).toEqual(['The library opens at nine o’clock.'])

  await open(khmer.entryId)
  await expect(line).toContainText('No drafts to check')
  const drafting = line.getByRole('button', { name: 'Draft by machine…' })
  const dialog = page.getByRole('dialog')
  await body.getByText('Five officials met').click()
  await drafting.click()
  await expect(dialog).toContainText(`are sent to ${new URL(service.address).host}`)
  await expect(dialog).toContainText('Five officials met and wrote a plan.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Draft this paragraph' }).click()
  await expect(dialog).toContainText('1 paragraph drafted.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(body.locator('.machine-draft')).toHaveText('ប្រែ Five officials met and wrote a plan.')
  await count('6 of 7 paragraphs still in English')
  await expect(line).toContainText('1 draft to check')
  await body.getByText('They meet again').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(body.locator('.machine-draft')).toHaveCount(0)
  await count('7 of 7 paragraphs still in English')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(line).toContainText('1 draft to check')

  await drafting.click()
  await dialog.getByRole('button', { name: 'Draft all that is left (6)' }).click()
  await expect(dialog).toContainText('6 paragraphs drafted.')
  await page.keyboard.press('Escape')
  await count('All translated')
  await expect(marked).toHaveCount(0)
  await expect(line).toContainText('7 drafts to check')
  await expect(body.locator('a')).toHaveText('the plan')
  await expect(body.locator('.footnote')).toHaveCount(1)
  await expect(title).toHaveValue('ប្រែ Officials sign in Luang Prabang')
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await saved()

  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(dialog).toContainText('7 paragraphs are a machine’s drafts that nobody has checked.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText(/7 paragraphs are a machine’s drafts/).first()).toBeVisible()
  await page.keyboard.press('Escape')

  // Changed words still need a check: keys lead from one draft to the next.
  await body.getByText('Five officials met').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' ហើយ')
  await saved()
  await page.reload()
  await expect(body).toBeEditable()
  await expect(line).toContainText('7 drafts to check')
  await page.keyboard.press('F8')
  await expect(title).toBeFocused()
  const counts = await pressAtEachChange(line.locator('[aria-live]'), { key: 'F8', ctrlKey: true })
  await page.keyboard.press('ControlOrMeta+F8')
  await expect(line).toContainText('No drafts to check')
  expect((await counts()).map((words) => words.split(' ')[0])).toEqual(['6', '5', '4', '3', '2', '1', 'No'])
  await page.reload()
  await expect(body).toBeEditable()
  await expect(line).toContainText('No drafts to check')
  await publish()
  await expect(page.getByRole('button', { name: 'Publish changes…' })).toBeVisible()

  const signed = await read().select().from(audit).where(eq(audit.verb, 'signed drafts of a machine'))
  expect(signed.map(({ by }) => by)).toEqual(Array.from({ length: 7 }, () => admin.id))
  const path = await page.getByRole('link', { name: 'View post' }).getAttribute('href')
  const html = await (await page.request.get(path!)).text()
  expect(html).toContain('ប្រែ They meet again next year.')
  expect(html).not.toContain('machine-draft')

  // After its removal, the service gets no further request.
  await page.goto('/admin/settings/services')
  await section.getByRole('button', { name: 'Remove the service' }).click()
  await expect(section).toContainText('It is off: nothing is sent to anybody.')
  const before = service.requests.length
  const refused = await page.request.post(`/api/desk/entries/${khmer.entryId}/translations/machine-drafts`, {
    data: { keys: ['any'] },
    headers: { origin: server.url },
  })
  expect(refused.status()).toBe(422)
  expect(service.requests).toHaveLength(before)
})

test('what the service loses or refuses is said, a text about people at risk is never sent, and a colleague’s text has no button', async ({
  page,
  context,
  server,
  watched,
  signedInAs,
}) => {
  watched.tolerated.push(/status of 422/)
  const admin = await signedInAs('admin')
  await named(admin)
  service.become((res, { json: sent }) => {
    const translatedText = sent.q.map((text) => `ប្រែ ${text.replaceAll(/\[\[[^\]]*\]\]/g, '')}`)
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ translatedText }))
  })
  const plain = { ...linked, content: [{ type: 'text', text: 'Read ' }, linked.content[1]!] }
  const { khmer } = await begun(admin, 'Two plans for the Mekong', doc(linked, plain))
  const { count, open } = mode(page)
  const { body } = writing(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await open(khmer.entryId)
  const line = page.getByRole('group', { name: 'Machine drafts' })
  const dialog = page.getByRole('dialog')
  await expectNoSidewaysScrolling(page)
  await line.getByRole('button', { name: /^Draft/ }).click()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Draft all that is left/ }).click()
  await expect(dialog).toContainText('1 paragraph left as before: a footnote, a line break or code did not come back')
  await expect(dialog).toContainText('1 paragraph came back without links or formatting')
  await page.keyboard.press('Escape')
  await expect(body.locator('.footnote')).toHaveCount(1)
  await expect(body.locator('a')).toHaveCount(1)
  await count('1 of 5 paragraphs still in English')
  await expectNoSidewaysScrolling(page)

  service.become((res) => void res.end('<p>Welcome to nginx'))
  await line.getByRole('button', { name: /^Draft/ }).click()
  await dialog.getByRole('button', { name: 'Draft this paragraph' }).click()
  await expect(dialog.getByText(/a web page in place of a translation/)).toBeVisible()
  await page.keyboard.press('Escape')

  await declarePeople(admin.actor, { entryId: khmer.entryId, people: 'at risk' }, Date.now())
  const before = service.requests.length
  await line.getByRole('button', { name: /^Draft/ }).click()
  await dialog.getByRole('button', { name: 'Draft this paragraph' }).click()
  await expect(dialog.getByText(/never sent to a translation service/)).toBeVisible()
  expect(service.requests).toHaveLength(before)

  // Somebody who suggests cannot draft; people without a right to the text are refused.
  await page.goto(`/admin/entries/${khmer.entryId}/suggest`)
  await expect(body).toBeEditable()
  await expect(page.getByRole('button', { name: /Draft by machine/ })).toHaveCount(0)
  const contributor = await someone('contributor')
  await signOut(page)
  await signIn(context, contributor, server.url)
  for (const act of ['machine-drafts', 'sign-drafts']) {
    const answer = await page.request.post(`/api/desk/entries/${khmer.entryId}/translations/${act}`, {
      data: { keys: ['any'], isSigned: true },
      headers: { origin: server.url },
    })
    expect(answer.status(), act).toBe(403)
  }
  expect(service.requests).toHaveLength(before)
})

test('what one drafts is to be checked in the window of the other too', async ({
  page,
  browser,
  server,
  signedInAs,
}) => {
  test.slow()
  const admin = await signedInAs('admin')
  await named(admin)
  const { khmer } = await begun(admin, 'A plan for two translators')
  await mode(page).open(khmer.entryId)
  const context = await browser.newContext({ baseURL: server.url })
  await signIn(context, await someone('editor', 'Mali'), server.url)
  const hers = await context.newPage()
  await mode(hers).open(khmer.entryId)
  const lines = [page, hers].map((one) => one.getByRole('group', { name: 'Machine drafts' }))

  // She writes one paragraph herself, and he drafts the others: both stay, and hers is hers.
  await writing(hers).body.getByText('They meet again next year.').click()
  await hers.keyboard.press('Home')
  await hers.keyboard.press('Shift+End')
  await hers.keyboard.type('ពួកគេនឹងជួបគ្នា។')
  await writing(hers).saved()
  await expect(writing(page).body).toContainText('ពួកគេនឹងជួបគ្នា។', { timeout: 30_000 })
  await lines[0]!.getByRole('button', { name: 'Draft by machine…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Draft all that is left (4)' }).click()
  await expect(dialog).toContainText('4 paragraphs drafted.')
  await page.keyboard.press('Escape')
  await expect(writing(hers).body).toContainText('ប្រែ Five officials met', { timeout: 30_000 })
  for (const line of lines) await expect(line).toContainText('4 drafts to check', { timeout: 30_000 })
  await context.close()
})
