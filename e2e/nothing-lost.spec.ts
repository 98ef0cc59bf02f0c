import { eq } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { read, write } from '@/db/connection'
import { revisions, sessions } from '@/db/schema'
import { signIn } from './support/staff'
import { expect, test } from './support/test'

// These stay for ever: what was typed is in the field and saved afterwards, whatever happens in between.

const body = (page: Page) => page.getByRole('textbox', { name: 'Body' })
const stateLine = (page: Page) => page.getByRole('status').first()

async function begin(page: Page, title: string) {
  await page.goto('/admin/entries/new?kind=post')
  await page.getByLabel('Title').fill(title)
  await body(page).click()
  await page.keyboard.type('Before. ')
  await expect(stateLine(page)).toContainText(/^Saved/)
}

async function keptTexts(title: string) {
  const rows = await read().select().from(revisions).where(eq(revisions.title, title))
  return rows.map((row) => row.bodyText)
}

test('words typed while offline are saved when the line is back', async ({ page, context, signedInAs, watched }) => {
  watched.tolerated.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  await signedInAs('editor')
  await begin(page, 'Offline for a while')
  await context.setOffline(true)
  await page.keyboard.type('During.')
  await expect(stateLine(page)).toContainText('Not saved')
  await expect(body(page)).toContainText('Before. During.')
  expect(await keptTexts('Offline for a while')).toEqual(['Before. '])
  await context.setOffline(false)
  await expect(stateLine(page)).toContainText(/^Saved/)
  expect(await keptTexts('Offline for a while')).toContain('Before. During.')
})

test('words typed after the session ended are saved after signing in again', async ({
  page,
  context,
  signedInAs,
  server,
  watched,
}) => {
  watched.tolerated.push(/401/)
  const person = await signedInAs('editor')
  await begin(page, 'Signed out by somebody')
  await write(async (tx) => void (await tx.delete(sessions).where(eq(sessions.staffId, person.id))))
  await page.keyboard.type('During.')
  await expect(stateLine(page)).toContainText('session has ended')
  await expect(body(page)).toContainText('Before. During.')
  await signIn(context, person, server.url)
  await page.keyboard.type(' After.')
  await expect(stateLine(page)).toContainText(/^Saved/)
  await expect(body(page)).toContainText('Before. During. After.')
  expect(await keptTexts('Signed out by somebody')).toContain('Before. During. After.')
})

test.describe('a new build', () => {
  test.use({ ownServer: true })

  test('words typed in a page of the old build are saved by the new one', async ({
    page,
    signedInAs,
    server,
    nextVersion,
    watched,
  }) => {
    test.slow()
    watched.tolerated.push(/ERR_CONNECTION_REFUSED|Failed to fetch|404/)
    await signedInAs('editor')
    await begin(page, 'Upgraded meanwhile')
    const folder = await nextVersion()
    await server.restart(folder)
    await page.keyboard.type('During.')
    await expect(stateLine(page)).toContainText(/^Saved/, { timeout: 30_000 })
    await expect(body(page)).toContainText('Before. During.')
    await expect.poll(() => keptTexts('Upgraded meanwhile')).toContain('Before. During.')
  })
})
