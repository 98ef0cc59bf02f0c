import type { Page } from '@playwright/test'
import { openUpload } from '@/domain/files/media-details'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { pdf, picture, pictureBytes } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { dropFiles, idOf, onTheWay, write } from './support/media'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const filesFound = (page: Page) => page.getByRole('region', { name: 'Files found' })

test('an editor drops many files: each says what came of it, and what arrived stands in the grid', async ({
  page,
  signedInAs,
  watched,
}) => {
  const editor = await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const word = randomId()
  const bytes = await pictureBytes()
  const first = { name: `known-${word}.png`, bytes }
  await page.goto('/admin/media')
  await dropFiles(page, [first])
  await expect(onTheWay(page)).toContainText(`uploaded as known-${word}.png`)
  await write(editor, {
    title: `Floods ${word}`,
    lead: { mediaId: await idOf(page, `known-${word}.png`), alt: 'A river' },
  })

  await dropFiles(page, [
    { name: `one-${word}.png`, bytes: await pictureBytes() },
    { name: `two-${word}.png`, bytes: await pictureBytes() },
    { name: `notes-${word}.txt`, bytes: Buffer.from('words') },
    { name: `again-${word}.png`, bytes },
  ])
  const line = (name: string) => onTheWay(page).getByRole('listitem').filter({ hasText: name })
  await expect(line(`notes-${word}.txt`)).toContainText('is not a picture (JPEG, PNG, WebP or GIF), a PDF')
  await expect(line(`again-${word}`)).toContainText(
    `You have this already: known-${word}.png, used in “Floods ${word}”.`,
  )
  for (const name of ['one', 'two'])
    await expect(filesFound(page).getByRole('link', { name: `${name}-${word}.png` })).toBeVisible()
  await expect(filesFound(page).getByRole('link', { name: `again-${word}.png` })).toHaveCount(0)
  await expectAccessible(page)
  await line(`again-${word}`).getByRole('button', { name: 'Keep both' }).click()
  await expect(filesFound(page).getByRole('link', { name: `again-${word}.png` })).toBeVisible()
})

test('where the connection breaks a file goes again by itself, and leaving meanwhile asks first', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  watched.tolerated.push(/ERR_FAILED|Failed to load resource/)
  const name = `river-${randomId()}.png`
  let broken = true
  await page.route('**/api/desk/media', (route) => (broken ? route.abort() : route.continue()))
  await page.goto('/admin/media')
  await dropFiles(page, [{ name, bytes: await pictureBytes() }])
  await expect(onTheWay(page)).toContainText('It is sent again by itself')
  await page.getByRole('link', { name: 'Content', exact: true }).first().click()
  const dialog = page.getByRole('alertdialog', { name: 'Leave while files are on their way?' })
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  broken = false
  await expect(filesFound(page).getByRole('link', { name })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Content', exact: true }).first().click()
  await expect(page).toHaveURL(/\/admin\/entries$/)
})

test('the library is searched and narrowed by plain links and a form, without scripts', async ({
  context,
  noScripts,
  server,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  await noScripts.context().addCookies(await context.cookies(server.url))
  const word = randomId()
  await picture(actor, `${word} boat.png`)
  await pdf(actor, `${word} report.pdf`)
  await noScripts.goto('/admin/media')
  await noScripts.getByLabel('Search', { exact: true }).fill(word)
  await noScripts.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(filesFound(noScripts)).toContainText('2 files found')
  await noScripts.getByRole('link', { name: 'List', exact: true }).click()
  await expect(noScripts.getByRole('rowheader')).toHaveCount(2)
  await noScripts.getByLabel('Kind').selectOption('document')
  await noScripts.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(noScripts.getByRole('rowheader')).toHaveText([new RegExp(`${word}-report.pdf`)])
  await expect(noScripts).toHaveURL(/view=list/)
  await noScripts.goto(`/admin/media?q=${word}+nothing`)
  await expect(filesFound(noScripts)).toContainText('Nothing matches.')
})

test('with the keyboard alone a picture is described, its point set, thrown away and restored', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const { id, name } = await picture(actor, `market-${randomId()}.png`, { width: 640, height: 360 })
  await page.goto(`/admin/media/${id}`)
  const state = page.getByRole('status').filter({ hasText: /aved|Saving/ })
  await page.getByLabel('From left to right').focus()
  for (let n = 0; n < 10; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowUp')
  await expect(state).toHaveText('Changed, not saved yet.')
  await page.getByLabel('Description for readers').focus()
  await page.keyboard.type('ផ្សារ: a market by the river')
  const people = page.getByLabel('People shown')
  await expect(page.getByLabel('Consent')).toHaveCount(0)
  await people.focus()
  await people.selectOption('recognisable')
  await page.getByLabel('Consent').focus()
  await page.keyboard.type('All agreed in writing.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).focus()
  await page.keyboard.press('Enter')
  await expect(state).toHaveText('Saved.')
  expect((await openUpload(actor, id, Date.now()))!.upload).toMatchObject({
    focalX: 0.6,
    focalY: 0.3,
    alt: 'ផ្សារ: a market by the river',
    people: 'recognisable',
    consent: 'All agreed in writing.',
  })

  await page.getByRole('button', { name: 'Move to the trash' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('This file is in the trash.')).toBeVisible()
  await page.goto('/admin/trash')
  await page.getByRole('button', { name: `Restore “${name}”` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Restored “${name}”. It is under media again, as it was.`)).toBeVisible()
})

test('what someone else changed meanwhile is shown and replaced only by saving again; leaving unsaved asks', async ({
  page,
  context,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const { id } = await picture(actor)
  await page.goto(`/admin/media/${id}`)
  const other = await context.newPage()
  await other.goto(`/admin/media/${id}`)
  await other.getByLabel('Caption').fill('Theirs')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('Saved.', { exact: true })).toBeVisible()
  await page.getByLabel('Credit').fill('UN-ACT')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.getByLabel('Caption').fill('Mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/it says “Theirs” now/)).toBeVisible()
  await page.getByRole('link', { name: 'All media' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect((await openUpload(actor, id, Date.now()))!.upload).toMatchObject({ caption: 'Mine', credit: 'UN-ACT' })
})

test('a contributor has their own files, and once readers have one it is the editors’ to change', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const theirs = await picture(editor.actor, `secret-${word}.png`)
  const contributor = await signedInAs('contributor')
  const ownPicture = await picture(contributor.actor, `own-${word}.png`)
  await page.goto(`/admin/media?q=${word}`)
  await expect(filesFound(page).getByRole('listitem')).toHaveCount(1)
  expect((await page.goto(`/admin/media/${theirs.id}`))!.status()).toBe(404)
  await page.goto(`/admin/media/${ownPicture.id}`)
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  const entry = await write(contributor, { lead: { mediaId: ownPicture.id, alt: 'Own' } })
  got(await release(editor.actor, entry, Date.now()))
  await page.reload()
  await expect(page.getByText('Readers have it now, so only an editor can change it.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Save|Replace|trash/ })).toHaveCount(0)
  expect((await page.goto(`/admin/media/${ownPicture.id}/crop`))!.status()).toBe(404)
})

test('the editor’s chooser offers the file that is here already', async ({ page, signedInAs, watched }) => {
  const { actor } = await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const bytes = await pictureBytes()
  const entry = await write({ actor }, { title: 'Chooser' })
  await page.goto(`/admin/entries/${entry.entryId}`)
  await writing(page).details('More details', 'Lead picture')
  const choose = async (name: string, buffer: Buffer) => {
    await page.getByRole('button', { name: 'Choose a picture' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Upload a picture' }).click()
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer })
  }
  await choose('first.png', bytes)
  await expect(page.getByRole('button', { name: 'Remove lead picture' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove lead picture' }).click()
  await choose('second.png', bytes)
  await expect(page.getByText(/You have this already: first\.png/)).toBeVisible()
  await page.getByRole('button', { name: 'Use that one' }).click()
  await expect(page.getByRole('button', { name: 'Remove lead picture' })).toBeVisible()
})

test('a name without a space and words in Khmer fit a phone', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const { id } = await picture(actor, `${'averylongnamewithoutanyspace'.repeat(3)}.png`, { width: 300, height: 900 })
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of ['/admin/media', '/admin/media?view=list', `/admin/media/${id}`, `/admin/media/${id}/crop`]) {
    await page.goto(path)
    await expectNoSidewaysScrolling(page)
  }
})
