import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { rawWriter, read } from '@/db/connection'
import { audit } from '@/db/schema'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'

test('an editor finds out who published an entry, and takes the record along as a file', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor', 'Dara Sok')
  const title = `=Reports ${randomId()}`
  const whole = content({ title, summary: 'A summary.', body: text('Words.') })
  const entry = got(
    await createEntry(editor.actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()),
  )
  got(await release(editor.actor, entry, Date.now()))

  await page.goto('/admin/history')
  await page.getByLabel('Text number').fill(String(entry.entryId))
  await expect(page.getByText('2 entries')).toBeVisible()
  const acts = page.getByRole('main').getByRole('listitem')
  await expect(acts).toContainText([`Dara Sok published ${title}`, `Dara Sok created ${title}`])
  await page.getByLabel('What').selectOption('Published')
  await expect(page.getByText('1 entry', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`entry=${entry.entryId}&verb=published`))
  await expectAccessible(page)

  const file = async (name: RegExp) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return readFile((await download.path())!, 'utf8')
  }
  const csv = await file(/CSV/)
  expect(csv.split('\r\n')[0]).toBe('\uFEFFnumber,when,who,what,entry,in words,detail,hash')
  expect(csv).toContain(`Dara Sok,published,${entry.entryId},`)
  const lines = (await file(/JSON/)).trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({ verb: 'published', entryId: entry.entryId, title })
})

test.describe(() => {
  test.use({ ownServer: true })

  test('the page says whether the record is whole, and which line is not', async ({ page, signedInAs }) => {
    await signedInAs('admin')
    await page.goto('/admin/history')
    await page.getByRole('link', { name: 'Check the log' }).click()
    const checked = page.getByRole('status').filter({ hasText: 'Log' })
    await expect(checked).toHaveText(/^Log intact: [\d,]+ entries, checked just now\. Every release/)
    const [first] = await read().select({ id: audit.id }).from(audit).where(eq(audit.verb, 'published')).limit(1)
    rawWriter().exec(`update audit set "by" = 1 where id = ${first!.id}`)
    await page.reload()
    await expect(page.getByRole('status').filter({ hasText: 'The log is not intact' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: `Entry ${first!.id}, of` })).toBeVisible()
    await expectAccessible(page)
  })
})
