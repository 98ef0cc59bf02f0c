import { write } from '@/db/connection'
import { sessions } from '@/db/schema'
import { findDraft } from '@/domain/writing/drafts'
import { signIn, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// The first three stay for ever.

const savedBody = async (person: Person, id: number) =>
  JSON.stringify((await findDraft(person.actor, id))?.content.body)

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
  expect(await savedBody(editor, entry.id())).not.toContain('offline')
  await context.setOffline(false)
  await entry.saved()
  await expect(entry.body).toContainText('Written online. Written offline.')
  expect(await savedBody(editor, entry.id())).toContain('Written online. Written offline.')
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
  expect(await savedBody(editor, entry.id())).toContain('Signed in. Signed out.')
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
    const editor = await signedInAs('editor')
    const entry = writing(page)
    await entry.begin({ title: 'Before the upgrade', body: 'Old version.' })
    const built = nextVersion()
    watched.tolerated.push(/net::ERR_/)
    await server.stop()
    await entry.type(' In between.')
    await expect(entry.state).toContainText('Not saved: the server does not answer.')
    await server.restart(built)
    await entry.saved()
    await entry.type(' New version.')
    await entry.saved()
    await expect(entry.body).toContainText('Old version. In between. New version.')
    expect(await savedBody(editor, entry.id())).toContain('Old version. In between. New version.')
    await entry.publish()
    await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
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
  // Playwright's offline mode ends with the page: the last request of a closing page would arrive.
  await page.evaluate(() => (window.fetch = () => Promise.reject(new TypeError('offline'))))
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto(address)
  const reopened = writing(again)
  await expect(reopened.body).toHaveText('Saved words.')
  await again.getByRole('button', { name: 'Restore' }).click()
  await expect(reopened.body).toHaveText('Saved words. Lost words.')
  await reopened.saved()
  await expect.poll(() => savedBody(editor, reopened.id())).toContain('Lost words.')
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
  await page.getByRole('link', { name: 'Content', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Content' })).toBeVisible()
  await expect.poll(() => savedBody(editor, id)).toContain('First. Last words.')
  await page.goBack()
  await expect(entry.body).toContainText('First. Last words.')
  await entry.type(' More.')
  await entry.saved()
  expect(await savedBody(editor, id)).toContain('First. Last words. More.')
})

test('while one field is refused the rest is saved, and that is said', async ({ page, signedInAs, watched }) => {
  watched.tolerated.push(/status of 422/)
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'A title', body: 'One.' })
  await entry.title.fill('x'.repeat(400))
  await entry.type(' Two.')
  await expect(entry.state).toHaveText(
    'Not saved: The title has 400 characters; it can have 300. Everything else is saved. This is kept in this browser.',
  )
  await expect.poll(() => savedBody(editor, entry.id())).toContain('One. Two.')
  await entry.title.fill('A shorter title')
  await entry.saved()
  expect((await findDraft(editor.actor, entry.id()))!.content.title).toBe('A shorter title')
})

test('signing out first saves what a closed window left, and clears the browser', async ({
  page,
  context,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Left behind', body: 'Saved.' })
  const id = entry.id()
  // A window that closes sends its words once more, and may still reach the server: then they are there already at the next try.
  watched.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/, /status of 409/)
  await context.setOffline(true)
  await entry.type(' Not saved.')
  await expect(entry.state).toContainText('Not saved')
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)

  const desk = await context.newPage()
  await desk.goto('/admin')
  const unsavedTexts = desk.getByRole('region', { name: 'Texts that were not saved' })
  await expect(unsavedTexts.getByRole('link', { name: '“Left behind”' })).toBeVisible()
  await desk.getByRole('button', { name: 'Sign out' }).click()
  await expect(desk.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await savedBody(editor, id)).toContain('Saved. Not saved.')
  expect(await desk.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('gazette/text/')))).toEqual(
    [],
  )
})

test('what cannot be saved is not thrown away by signing out without being asked', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'A title' })
  await entry.title.fill('y'.repeat(400))
  await expect(entry.state).toContainText('Not saved')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const question = page.getByRole('alertdialog', { name: 'Some words are not saved' })
  await question.getByRole('button', { name: 'Stay and save them' }).click()
  await expect(question).toHaveCount(0)
  await expect(entry.title).toHaveValue('y'.repeat(400))
})
