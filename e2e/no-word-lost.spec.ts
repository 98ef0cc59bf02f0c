import { read, write } from '@/db/connection'
import { sessions } from '@/db/schema'
import { findDraft, saveDraft } from '@/domain/drafts'
import { content, got, text } from '@/domain/test-newsroom'
import { signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// The first three stay for ever.

const kept = async (person: Person, id: number) => JSON.stringify((await findDraft(person.actor, id))?.content.body)

test('typed, then offline: the words stay in the field and are saved when the network is back', async ({
  page,
  context,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Before the cable broke', body: 'Written online.' })
  watched.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/)
  await context.setOffline(true)
  await entry.type(' Written offline.')
  await expect(entry.state).toHaveText('Not saved: you are offline. Your text is kept in this browser.')
  await expect(entry.body).toContainText('Written online. Written offline.')
  expect(await kept(editor, entry.id())).not.toContain('offline')
  await context.setOffline(false)
  await entry.saved()
  await expect(entry.body).toContainText('Written online. Written offline.')
  expect(await kept(editor, entry.id())).toContain('Written online. Written offline.')
})

test('typed, then the session ends: the words stay in the field and are saved after signing in elsewhere', async ({
  page,
  context,
  signedInAs,
  server,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Before the session ended', body: 'Signed in.' })
  watched.tolerated.push(/status of 401/)
  await write(async (tx) => void (await tx.delete(sessions)))
  await entry.type(' Signed out.')
  await expect(entry.state).toContainText('Not saved: your session has ended. Sign in again in a new tab')
  await expect(page.getByRole('link', { name: 'Sign in again' })).toHaveAttribute('target', '_blank')
  await expect(entry.body).toContainText('Signed in. Signed out.')
  await signIn(context, editor, server.url)
  await entry.saved()
  await expect(entry.body).toContainText('Signed in. Signed out.')
  expect(await kept(editor, entry.id())).toContain('Signed in. Signed out.')
})

test.describe('while a new version is put in place', () => {
  test.use({ ownServer: true })

  test('typed, then a new build: the words stay in the field and are saved by the new server', async ({
    page,
    signedInAs,
    server,
    nextVersion,
    watched,
  }) => {
    test.slow()
    const editor = await signedInAs('editor')
    const entry = writing(page)
    await entry.begin({ title: 'Before the upgrade', body: 'Old version.' })
    const built = await nextVersion()
    watched.tolerated.push(/net::ERR_/)
    await server.stop()
    await entry.type(' In between.')
    await expect(entry.state).toContainText('Not saved: the server does not answer.')
    await server.restart(built)
    await entry.saved()
    await entry.type(' New version.')
    await entry.saved()
    await expect(entry.body).toContainText('Old version. In between. New version.')
    expect(await kept(editor, entry.id())).toContain('Old version. In between. New version.')
    await entry.publish()
    await expect(page.getByText('Live since')).toBeVisible()
  })
})

test('a window that could not save leaves its text in the browser, and the next one offers it', async ({
  page,
  context,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Closed too early', body: 'Saved words.' })
  const address = page.url()
  watched.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/)
  await context.setOffline(true)
  await entry.type(' Lost words.')
  await expect(entry.state).toContainText('Not saved')
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto(address)
  const reopened = writing(again)
  await expect(reopened.body).toHaveText('Saved words.')
  await again.getByRole('button', { name: 'Restore' }).click()
  await expect(reopened.body).toHaveText('Saved words. Lost words.')
  await reopened.saved()
  await expect.poll(() => kept(editor, reopened.id())).toContain('Lost words.')
  await expect(again.getByRole('button', { name: 'Restore' })).toHaveCount(0)
  await again.reload()
  await expect(reopened.body).toHaveText('Saved words. Lost words.')
  await expect(again.getByRole('button', { name: 'Restore' })).toHaveCount(0)
})

test('leaving by a link of the desk saves what was typed last, and the way back shows it', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Left in haste', body: 'First.' })
  const id = entry.id()
  await entry.type(' Last words.')
  await page.getByRole('link', { name: 'Entries', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Entries' })).toBeVisible()
  await expect.poll(() => kept(editor, id)).toContain('First. Last words.')
  await page.goBack()
  await expect(entry.body).toContainText('First. Last words.')
  await entry.type(' More.')
  await entry.saved()
  expect(await kept(editor, id)).toContain('First. Last words. More.')
})

test('two people write at once: both texts stay, whichever one goes on', async ({ page, signedInAs, watched }) => {
  watched.tolerated.push(/status of 409/)
  const editor = await signedInAs('editor')
  const boran = await someone('editor', 'Boran')
  const entry = writing(page)
  const texts = async (id: number) =>
    (await read().query.revisions.findMany({ where: (row, { eq }) => eq(row.entryId, id) })).map((row) => row.bodyText)
  const theirs = async (words: string) => {
    const { base } = (await findDraft(boran.actor, entry.id()))!
    const draft = { title: 'Two at once', slug: '', body: text(words) }
    const save = { entryId: entry.id(), base, session: 'another', content: content(draft) }
    got((await saveDraft(boran.actor, save, Date.now())) as never)
  }
  await entry.begin({ title: 'Two at once', body: 'Mine.' })
  await theirs('Theirs.')
  await entry.type(' Mine again.')
  await expect(page.getByText(/^Boran saved this entry at/)).toBeVisible()
  await expect(entry.body).toHaveText('Mine. Mine again.')
  await page.getByRole('button', { name: 'Keep mine as a new revision' }).click()
  await entry.saved()
  expect(await texts(entry.id())).toEqual(['Mine.', 'Theirs.', 'Mine. Mine again.'])

  await theirs('Theirs, later.')
  await entry.type(' And again.')
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(entry.body).toHaveText('Theirs, later.')
  await entry.saved()
  expect(await texts(entry.id())).toEqual([
    ...['Mine.', 'Theirs.', 'Mine. Mine again.', 'Theirs, later.', 'Mine. Mine again. And again.', 'Theirs, later.'],
  ])
  await entry.type(' Together.')
  await entry.saved()
  expect(await kept(editor, entry.id())).toContain('Theirs, later. Together.')
})
