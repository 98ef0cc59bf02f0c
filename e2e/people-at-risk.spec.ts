import type { Page } from '@playwright/test'
import { recordConsent } from '@/domain/consents/consents'
import { declarePeople } from '@/domain/consents/marks'
import { release } from '@/domain/publishing/releases'
import { consentInput, lookedAt, newestOf } from '@/domain/testing/consents'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectReadableInTheDark } from './support/accessible'
import { expireConfirmation, signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

async function draftOf({ actor }: Person, title: string) {
  const whole = content({ title, summary: 'A summary.', body: text('Phyo, a survivor, aged 24, came home.') })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

async function marked(writer: Person, title: string) {
  const saved = await draftOf(writer, title)
  got(await declarePeople(writer.actor, { entryId: saved.entryId, people: 'at risk' }, Date.now()))
  return saved
}

/** A text about somebody at risk that readers have. */
async function published(writer: Person, second: Person, { title, reference }: { title: string; reference: string }) {
  const { entryId } = await marked(writer, title)
  const input = { ...consentInput({ reference }), links: { entryIds: [entryId] } }
  got(await recordConsent(writer.actor, input, Date.now()))
  await lookedAt(second.actor, entryId, Date.now())
  const { path } = got(await release(writer.actor, await newestOf(entryId), Date.now()))
  return { path }
}

const part = (page: Page) =>
  page.locator('#panel details').filter({ has: page.getByRole('heading', { name: 'People in it' }) })

test('an author is asked whom a text is about, is shown what its words say, and asks a colleague for what is missing', async ({
  page,
  signedInAs,
  context,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  await signedInAs('contributor', 'Chan Author')
  const editor = await someone('editor', 'Edda Reads')
  const words = { title: `Home again ${randomId()}`, body: 'Phyo, a survivor, aged 17, came home.' }
  await writing(page).begin(words, 'post', null)
  await page.getByRole('button', { name: 'Submit for review…' }).first().click()
  const dialog = page.getByRole('dialog')
  const question = dialog.getByRole('radiogroup', { name: 'Whom is this text about?' })
  await expect(question.getByRole('radio').first()).toHaveAccessibleName('People at risk')
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(dialog).toContainText('aged 17')
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Nobody has said yet whom this text is about')
  await question.getByText('People at risk').click()
  await expect(question).toContainText('Only an editor can take “people at risk” away again.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await writing(page).details('People in it')
  await expect(part(page)).toContainText('no consent for its words is linked to it')
  await part(page).getByRole('button', { name: 'Ask a colleague…' }).click()
  await dialog.getByLabel('What for').selectOption('to check it for harm')
  await dialog.getByLabel('Whom').selectOption({ label: editor.name })
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(part(page).getByRole('status')).toHaveText('Edda Reads was asked to check it for harm.')
  // A contributor reads why they cannot check it themselves.
  await part(page).getByRole('link', { name: 'Check for harm' }).click()
  await expect(page.getByText('Editors and administrators check whether a text can do harm.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save the check' })).toHaveCount(0)

  await signIn(context, editor, server.url)
  await page.goto('/admin/notices')
  const asked = page.getByRole('listitem').filter({ hasText: 'asked you to check whether it can do harm' })
  await asked.getByRole('link').click()
  await expect(page.getByRole('region', { name: 'Is this true?' })).toBeVisible()
})

test('without consent and check nothing is published; an editor records one, a second person checks, and then it is', async ({
  page,
  context,
  signedInAs,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const writer = await signedInAs('editor', 'Wai Writes')
  const second = await someone('editor', 'Sok Checks')
  const [title, reference] = [`What helped ${randomId()}`, `CF-${randomId()}`]
  const { entryId } = await marked(writer, title)
  await page.goto(`/admin/entries/${entryId}`)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('No second person has checked whether it can do harm.')
  await expect(dialog.getByRole('link', { name: 'Check this text for harm' })).toBeVisible()
  await dialog.getByRole('button', { name: 'See the consents of this text' }).click()
  await part(page).getByRole('link', { name: 'Record a new one' }).click()

  await expect(page.getByText(`It will be linked to “${title}”.`)).toBeVisible()
  await page.getByLabel('Reference').fill(reference)
  await page.getByText('An adult').click()
  await page.getByLabel('Conditions').fill('Call 081 234 5678 first')
  for (const tick of ['Words', 'On this site', 'English']) await page.getByText(tick, { exact: true }).click()
  await page.getByLabel('Given on').fill('2026-01-15')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(
    page.getByText('This looks like a telephone number. A consent names nobody: leave it out.'),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Conditions').fill('No picture of the house')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: reference, level: 1 })).toBeVisible()
  await expect(page.getByRole('list', { name: 'What it is about' })).toContainText(title)
  await page.getByLabel('Names to add').fill('Sokha Chan\nSvay Pak')
  await page.getByRole('button', { name: 'Add names' }).click()
  await expect(page.getByText('2 names are kept; they cannot be shown again.')).toBeVisible()
  await expect(page.getByLabel('Names to add')).toHaveValue('')
  await expectAccessible(page)
  await expectReadableInTheDark(page)

  await page.goto(`/admin/entries/${entryId}/harm-check`)
  await expect(page.getByText('You wrote this text yourself.')).toBeVisible()
  await signIn(context, second, server.url)
  await page.goto(`/admin/entries/${entryId}/harm-check`)
  const save = page.getByRole('button', { name: 'Save the check' })
  await save.click()
  await expect(page.getByText('Say whether this is true.').first()).toBeVisible()
  const statements = page.getByRole('region', { name: 'Is this true?' }).getByRole('radiogroup')
  await expect(statements).toHaveCount(7)
  await expect(page.getByText('aged 24')).toBeVisible()
  await expectAccessible(page)
  await statements.nth(1).getByText('Not true: ask for a change').click()
  await page.getByLabel('What should change').fill('Leave the village out.')
  await page.getByRole('button', { name: 'Ask for a change' }).click()
  await expect(page.getByText('The author is asked for a change.')).toBeVisible()
  for (const statement of await statements.all()) await statement.getByText('True', { exact: true }).click()
  await save.click()
  await expect(page.getByText('Checked by Sok Checks')).toBeVisible()
  await page.getByText('Check words for readers beside the text').click()
  for (const statement of await page.getByRole('radiogroup').all())
    await statement.getByText('True', { exact: true }).click()
  await page.getByLabel('Words for readers beside the text').fill('She asked us to take it down.')
  await save.click()
  await expect(page.getByText('with the words “She asked us to take it down.”')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/admin/entries/${entryId}`)
  await writing(page).publish()
  await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .waitFor()
})

test('marking what readers have asks first; revoking takes the page away with the next answer, and auditors read it', async ({
  page,
  signedInAs,
  request,
  watched,
}) => {
  watched.tolerated.push(/status of (403|422)/)
  const writer = await signedInAs('editor', 'Wai Revokes')
  const second = await someone('editor', 'Sok Looks')
  const word = randomId()
  const { path } = await published(writer, second, {
    title: `Told ${word}`,
    reference: `CF-${word}`,
  })
  const plain = await draftOf(writer, `Plain ${word}`)
  got(await declarePeople(writer.actor, { entryId: plain.entryId, people: 'nobody' }, Date.now()))
  got(await release(writer.actor, await newestOf(plain.entryId), Date.now()))
  await page.goto(`/admin/entries/${plain.entryId}`)
  await part(page).locator('summary').click()
  await part(page).getByText('People at risk').click()
  const alert = page.getByRole('alertdialog')
  await expect(alert).toContainText(`Readers have “Plain ${word}” now, and would lose it at once`)
  await expectAccessible(page)
  await alert.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(part(page).getByRole('radio', { name: 'Nobody in particular' })).toBeChecked()

  const reader = async () => request.get(path)
  expect((await reader()).status()).toBe(200)
  await page.goto(`/admin/consents?q=${word}`)
  await expectAccessible(page)
  await page.getByRole('link', { name: `CF-${word}` }).click()
  await expireConfirmation(writer)
  await page.getByRole('button', { name: 'Revoke…' }).click()
  await expect(alert).toContainText('These pages go at once')
  await expect(alert.getByRole('link')).toHaveText([`Told ${word}`])
  await alert.getByRole('button', { name: 'Revoke it now' }).click()
  await expect(page.getByRole('dialog', { name: 'Confirm that it is you' })).toBeVisible()
  expect((await reader()).status()).toBe(200)
  await page.reload()
  await signIn(page.context(), writer, new URL(page.url()).origin)
  await page.getByRole('button', { name: 'Revoke…' }).click()
  await alert.getByRole('button', { name: 'Revoke it now' }).click()
  await expect(page.getByText('Revoked on')).toBeVisible()
  const gone = await reader()
  expect(gone.status()).toBe(410)
  expect(await gone.text()).not.toContain(`Told ${word}`)

  await page.goto('/admin/consents/report')
  await expectAccessible(page)
  const csv = await (await page.request.get('/api/desk/consents/report')).text()
  expect(csv).toContain(`a consent ended or somebody asked to erase it,Told ${word},en,${path},CF-${word},Sok Looks,`)
})

test.describe('in a narrow window, by the keyboard', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a consent is found and linked, and nothing reaches out of the window', async ({ page, signedInAs }) => {
    const writer = await signedInAs('editor', 'Wai Narrow')
    const word = randomId()
    const { entryId } = await marked(writer, `Narrow ${word}`)
    got(await recordConsent(writer.actor, consentInput({ reference: `CF-${word}`, covers: ['words'] }), Date.now()))
    await page.goto(`/admin/entries/${entryId}`)
    await part(page).locator('summary').focus()
    await page.keyboard.press('Enter')
    await part(page).getByRole('button', { name: 'Link a consent…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reference').fill(word)
    await dialog.getByRole('radio', { name: `CF-${word}` }).focus()
    await page.keyboard.press('Space')
    await dialog.getByRole('button', { name: 'Link', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(part(page).getByRole('list', { name: 'Consents of this text' })).toContainText(
      'Active, without an end',
    )
    for (const address of [
      '/admin/consents',
      '/admin/consents/new',
      `/admin/entries/${entryId}/harm-check`,
      '/admin/care',
    ]) {
      await page.goto(address)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360)
    }
  })
})
