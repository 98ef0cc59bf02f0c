import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { agency, foundIn, maker, secrets, tellingJpeg, tellingPng, tellingWebp } from '@/domain/test-pictures'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0
const words = [...secrets, maker, agency]

test('what a photo told of places, devices and people reaches no reader; its credit is offered', async ({
  page,
  server,
  request,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Three photos', body: 'Words.' })
  await page.getByRole('button', { name: 'Choose a picture' }).click()
  await choose('Upload a picture', 'photo.jpg', await tellingJpeg())
  const lead = page.getByRole('group', { name: 'Lead picture' }).or(page.locator('details:has-text("Lead picture")'))
  await expect(lead.getByLabel('Credit').first()).toHaveValue(`${maker} / ${agency}`)
  await lead.getByText('Decorative: it adds nothing that the text does not say').click()
  for (const [name, bytes] of [
    ['photo.png', await tellingPng()] as const,
    ['photo.webp', await tellingWebp()] as const,
  ]) {
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    await choose('Upload a picture', name, bytes)
    const figure = entry.body.locator('figure').last()
    await expect(figure.getByLabel('Credit')).toHaveValue(`${maker} / ${agency}`)
    await figure.getByText('Decoration only: nothing to describe').click()
  }
  await entry.saved()
  await entry.publish()

  const path = (await page.getByRole('link', { name: 'What readers see' }).getAttribute('href'))!
  const html = await (await request.get(path)).text()
  const addresses = [...new Set(html.match(/\/media\/\w+\/\d+\.(webp|jpg)/g))]
  expect(addresses.length).toBe(9)
  for (const address of addresses) {
    const bytes = await (await request.get(address)).body()
    expect(foundIn(bytes, words), address).toEqual([])
    if (hasExiftool) expect(tagsIn('-', bytes), address).toEqual([])
  }
  const folders = [...new Set(addresses.map((address) => join(server.dataDir, 'media', address.split('/')[2]!)))]
  for (const file of folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))))
    if (hasExiftool) expect(tagsIn(file), file).toEqual([])

  async function choose(button: string, name: string, buffer: Buffer) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: button }).click()
    await (await chooser).setFiles({ name, mimeType: `image/${name.split('.')[1]}`, buffer })
  }
})

test('exiftool finds all of it in the photos as they came, and so would have found what was left', async () => {
  test.skip(!hasExiftool, 'exiftool is not installed: on Debian, apt-get install libimage-exiftool-perl')
  for (const bytes of [await tellingJpeg(), await tellingPng(), await tellingWebp()]) {
    const tags = tagsIn('-', bytes).join('\n')
    for (const tag of ['GPSLatitude', 'SerialNumber', 'OwnerName', 'Model', 'Region', 'History', 'Creator'])
      expect(tags).toContain(tag)
  }
})

/** The tags that exiftool finds beside those of the file itself and of its colours. */
function tagsIn(file: string, input?: Buffer) {
  const found = execFileSync('exiftool', ['-a', '-G1', '-s', '-u', file], { encoding: 'utf8', input })
  const plain = /^\[(ExifTool|System|File|JFIF|PNG|PNG-pHYs|RIFF|ICC_Profile|ICC-\w+|Composite)\]/
  return found
    .trim()
    .split('\n')
    .filter((line) => !plain.test(line))
}
