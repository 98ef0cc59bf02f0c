import { setTimeout as wait } from 'node:timers/promises'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { someone } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a minor change is silent, a major one is told to readers with its date', async ({
  page,
  signedInAs,
  noScripts,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: `Noted ${process.pid}`, body: 'First words.' })
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('radiogroup', { name: 'This change is' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await entry.publish()
  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!

  await entry.type(' A slip put right.')
  await entry.saved()
  await entry.publish()
  await noScripts.goto(path)
  await expect(noScripts.getByText('A slip put right.')).toBeVisible()
  await expect(noScripts.getByText('Updated')).toHaveCount(0)

  await entry.type(' New figures.')
  await entry.saved()
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Major: tell readers' }).check({ force: true })
  await expectAccessible(page)
  await dialog.getByLabel('What changed').fill('The figures for 2013 were corrected.')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await noScripts.goto(path)
  await expect(noScripts.getByRole('region', { name: 'Updates' })).toHaveText(
    /^Updated \d{1,2} \w+ \d{4}: The figures for 2013 were corrected\.$/,
  )
  await noScripts.getByRole('link', { name: /^Updated \d/ }).click()
  expect(noScripts.url()).toContain('#updates')
})

test('the note of a change that is set for later stands on the page from its moment on', async ({ request }) => {
  const { actor } = await someone('editor')
  const begin = (words: string) => content({ title: `Later ${process.pid}`, body: text(words) })
  const entry = { kind: 'post' as const, language: 'en' as const, session: 's', content: begin('Old.') }
  const first = got(await createEntry(actor, entry, Date.now()))
  const { path } = got(await release(actor, first, Date.now()))
  const change = { ...begin('New.'), slug: first.slug }
  const second = got(
    await saveDraft(actor, { entryId: first.entryId, base: first, session: 't', content: change }, Date.now()),
  )
  const at = Date.now() + 5_000
  got(await release(actor, { ...second, at, major: true, note: 'Everything is new.' }, Date.now()))
  const page = async () => (await request.get(path)).text()
  expect(await page()).not.toContain('Everything is new.')
  await wait(at - Date.now() - 300)
  const justBefore = await page()
  if (Date.now() < at) expect(justBefore).not.toContain('Everything is new.')
  await wait(at - Date.now() + 10)
  expect(await page()).toContain('Everything is new.')
})
