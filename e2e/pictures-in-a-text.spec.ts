import { findMedia } from '@/domain/files/media'
import { picture, pictureBytes } from '@/domain/testing/uploads'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const description = 'Description for readers who cannot see the picture'

test('two pictures from the library are described where they stand, kept so, and shown side by side', async ({
  page,
  request,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const word = randomId()
  const first = await picture(actor, `ferry-${word}.png`, { width: 900, height: 600 })
  await picture(actor, `quay-${word}.png`, { width: 600, height: 800 })
  const entry = writing(page)
  await entry.begin({ title: `Side by side ${word}`, body: 'Above.' })
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  await page.getByRole('combobox', { name: 'Find a picture' }).fill(word)
  const options = page.getByRole('dialog').getByRole('option')
  await expect(options).toHaveCount(2)
  for (const name of ['ferry', 'quay']) await options.filter({ hasText: name }).locator('[data-place]').click()
  await page.getByRole('button', { name: 'Use these 2 pictures' }).click()

  // The first that nobody has described waits for its description.
  const pictures = entry.body.locator('.node-picture')
  await expect(pictures.first().getByLabel(description)).toBeFocused()
  await page.keyboard.type('A ferry')
  await page.getByRole('button', { name: 'Save this description in Media too' }).click()
  await expect(page.getByRole('button', { name: 'Save this description in Media too' })).toHaveCount(0)
  expect((await findMedia(actor, [first.id]))[0]!.alt).toBe('A ferry')
  await pictures.first().getByRole('button', { name: 'Half as wide; two in a row stand side by side' }).press('Enter')
  await expectAccessible(page)
  await expectReadableInTheDark(page)

  await pictures.last().getByRole('button', { name: 'Describe this picture' }).click()
  await expect(pictures.first().getByLabel(description)).toBeHidden()
  await expect(pictures.last().getByLabel(description)).toBeFocused()
  await page.keyboard.type('A quay')
  await pictures.last().getByRole('button', { name: 'Half as wide; two in a row stand side by side' }).click()
  const [left, right] = [await pictures.first().boundingBox(), await pictures.last().boundingBox()]
  expect(right!.y).toBe(left!.y)
  expect(right!.x).toBeGreaterThan(left!.x + left!.width)

  await pictures.last().getByRole('button', { name: 'Move up' }).click()
  await expect(pictures.first().locator('img')).toHaveAttribute('alt', 'A quay')
  await expect(pictures.first().getByRole('button', { name: 'Move up' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await entry.saved()
  await entry.publish()
  const path = (await page.getByRole('link', { name: 'View post' }).first().getAttribute('href'))!
  const html = await (await request.get(path)).text()
  expect(html.match(/<div class="pair">.*?<\/div>/s)![0].match(/ alt="[^"]*"/g)).toEqual([
    ' alt="A quay"',
    ' alt="A ferry"',
  ])
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(path)
    await expectNoSidewaysScrolling(page)
    const [one, other] = await Promise.all(
      ['A quay', 'A ferry'].map((alt) => page.getByRole('img', { name: alt }).boundingBox()),
    )
    expect(other!.y).toBe(one!.y)
    expect(other!.x).toBeGreaterThan(one!.x + one!.width)
  }
})

test('another picture takes the place of one, with the words that were written for it', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const word = randomId()
  await picture(actor, `old-${word}.png`)
  const next = await picture(actor, `new-${word}.png`)
  const entry = writing(page)
  await entry.begin({ title: `Replaced ${word}`, body: 'Above.' })
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  const option = (name: string) => page.getByRole('dialog').getByRole('option', { name })
  await option(`old-${word}`).click()
  const shown = entry.body.locator('.node-picture')
  await expect(shown.getByLabel(description)).toBeFocused()
  await page.keyboard.type('A bridge')
  await shown.getByRole('button', { name: 'Replace with another picture' }).click()
  await option(`new-${word}`).click()
  await expect(shown.locator('img')).toHaveAttribute('src', `/api/desk/media/${next.id}/shown.webp`)
  await expect(shown.locator('img')).toHaveAttribute('alt', 'A bridge')
  await entry.saved()
})

test('a pasted text brings the pictures that are in it; the others keep a place until they are chosen or dropped', async ({
  page,
  signedInAs,
  watched,
}) => {
  const { actor } = await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const word = randomId()
  await picture(actor, `chosen-${word}.png`)
  const [within, dropped, atEnd] = [
    await pictureBytes({ width: 300, height: 200 }),
    await pictureBytes(),
    await pictureBytes(),
  ]
  const entry = writing(page)
  await entry.begin({ title: `Pasted with pictures ${word}` })
  await entry.body.click()
  const html = `<p>One.</p><p>Two <img src="data:image/png;base64,${within.toString('base64')}" alt="A map"> goes on.</p>
    <figure><img src="https://elsewhere.example/a.jpg" alt="A boat"><figcaption>At noon</figcaption></figure>
    <table><tr><td>Cell <img src="file:///C:/b.png"></td></tr></table>
    <p>Last.</p><p><img src="data:image/png;base64,${atEnd.toString('base64')}" alt="A chart"></p>`
  await entry.body.evaluate((body, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  const places = entry.body.getByText('A picture stood here')
  for (const name of ['A map', 'A chart']) await expect(entry.body.getByRole('img', { name })).toBeVisible()
  await expect(places).toHaveCount(2)
  await expect(entry.body).toContainText(/One\.\s*Two goes on\..*A boat · At noon.*Cell.*Last\./s)
  await expectAccessible(page)

  // The pictures stay where the text is opened again, and nothing is published without them.
  await entry.saved()
  await page.reload()
  await expect(places).toHaveCount(2)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const missing = page.getByRole('dialog').getByRole('button', { name: /A picture of a pasted text is missing/ })
  await expect(missing).toHaveCount(2)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Choose the picture' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('option', { name: `chosen-${word}` })
    .click()
  await expect(places).toHaveCount(1)
  await expect(entry.body.getByRole('img', { name: 'A boat' })).toBeVisible()
  await expect(entry.body.getByText('At noon')).toBeVisible()

  await places.evaluate((place, bytes) => {
    const dataTransfer = new DataTransfer()
    const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
    dataTransfer.items.add(new File([content], 'dropped.png', { type: 'image/png' }))
    const { left, top } = place.getBoundingClientRect()
    const where = { clientX: left + 5, clientY: top + 5 }
    place.dispatchEvent(new DragEvent('drop', { dataTransfer, ...where, bubbles: true, cancelable: true }))
  }, dropped.toString('base64'))
  await expect(places).toHaveCount(0)
  await expect(entry.body.getByRole('button', { name: 'Describe this picture' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await entry.saved()
})
