import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mailChoicesFor } from '@/components/admin/notices/notice-words'
import { submit } from '@/domain/review/review'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { someone } from './support/staff'
import { expect, test } from './support/test'

async function submitted(asks: number, title: string) {
  const writer = await someone('contributor', 'Wan')
  const entry = { kind: 'post' as const, language: 'en' as const, session: `session-${writer.id}` }
  const created = got(await createEntry(writer.actor, { ...entry, content: content({ title }) }, Date.now()))
  got(await submit(writer.actor, { entryId: created.entryId, base: created, asks }, Date.now()))
  return created
}

test('who is asked for a review finds a notice, follows it, and has read it; the mail says nothing of the text', async ({
  page,
  signedInAs,
  server,
}) => {
  const editor = await signedInAs('editor')
  const submittedEntry = await submitted(editor.id, 'A title to keep out of mails')
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Notifications 1 unread' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Wan asked for a review' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'A title to keep out of mails' }).click()
  await expect(page).toHaveURL(`/admin/entries/${submittedEntry.entryId}`)
  await page.goto('/admin/notices')
  await expect(page.getByText('Everything is read.')).toBeVisible()

  const other = await submitted(editor.id, 'Another title to keep out')
  await page.reload()
  await page.getByRole('button', { name: 'Mark all read' }).press('Enter')
  await expect(page.getByText('Everything is read.')).toBeVisible()
  expect(other.entryId).toBeGreaterThan(submittedEntry.entryId)

  // To someone who has not looked: a mail, as a file where there is no mail server.
  const away = await someone('editor', 'Away')
  const third = await submitted(away.id, 'A third title to keep out')
  const mails = () =>
    folder(server.dataDir)
      .map((file) => ({ file, says: readFileSync(file, 'utf8') }))
      .filter(({ says }) => says.includes(away.email))
  await expect.poll(() => mails().length, { timeout: 120_000 }).toBe(1)
  const [mail] = mails()
  expect(mail!.says).toContain(`${server.url}/admin/entries/${third.entryId}`)
  expect(mail!.says).not.toMatch(/title to keep/)
  expect(statSync(mail!.file).mode & 0o777).toBe(0o600)
})

function folder(dataDir: string) {
  try {
    return readdirSync(join(dataDir, 'mail')).map((name) => join(dataDir, 'mail', name))
  } catch {
    return []
  }
}

test('each person chooses which mails they get', async ({ page, signedInAs }) => {
  await signedInAs('contributor')
  await page.goto('/admin/account')
  const mails = page.getByRole('region', { name: 'Mails' })
  await expect(mails.getByRole('checkbox')).toHaveCount(mailChoicesFor({ review: false, administer: false }).length)
  await mails.getByText('someone comments on a text that I work on').click()
  await mails.getByRole('button', { name: 'Change mails' }).click()
  await expect(mails.getByRole('status')).toHaveText('Saved.')
  await page.reload()
  await expect(mails.getByRole('checkbox', { name: 'someone comments' })).not.toBeChecked()
  await expect(mails.getByRole('checkbox', { name: 'was approved' })).toBeChecked()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in a narrow window, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, colorScheme })

    test('notices and the choice of mails fit', async ({ page, signedInAs }) => {
      const editor = await signedInAs('editor')
      await submitted(editor.id, 'A-title-without-any-space-'.repeat(4))
      for (const path of ['/admin/notices', '/admin/account']) {
        await page.goto(path)
        await expectAccessible(page)
        await expectNoSidewaysScrolling(page)
      }
    })
  })
