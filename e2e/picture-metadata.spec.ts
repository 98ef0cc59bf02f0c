import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { agency, foundIn, maker, secrets, tellingJpeg, tellingPng, tellingWebp } from '@/domain/testing/pictures'
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
  const lead = page.locator('details details', { has: page.getByRole('heading', { name: 'Lead picture' }) })
  await entry.details('More details', 'Lead picture')
  await lead.getByRole('button', { name: 'Choose a picture' }).click()
  await choose('Upload a picture', 'photo.jpg', await tellingJpeg())
  await expect(lead.getByLabel('Credit')).toHaveValue(`${maker} / ${agency}`)
  await lead.getByText('Decorative: it adds nothing that the text does not say').click()
  const figures = entry.body.locator('figure')
  for (const [n, make] of [tellingPng, tellingWebp].entries()) {
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    await choose('Upload a picture', ['photo.png', 'photo.webp'][n]!, await make())
    await expect(figures).toHaveCount(n + 1)
    await expect(figures.last().getByLabel('Credit')).toHaveValue(`${maker} / ${agency}`)
    await figures.last().getByRole('button', { name: 'Describe this picture' }).click()
    await figures.last().getByLabel('Description for readers who cannot see the picture').fill('A green field')
  }
  await entry.saved()
  await entry.publish()

  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!
  const html = await (await request.get(path)).text()
  const addresses = [...new Set(html.match(/\/media\/\w+\/\d+\.(webp|jpg)/g))]
  expect(addresses).toHaveLength(9)
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

/** Returns the tags that exiftool finds, without tags of the file and its colours. */
function tagsIn(file: string, input?: Buffer) {
  const tags = execFileSync('exiftool', ['-a', '-G1', '-s', '-u', file], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const plain = /^\[(ExifTool|System|File|JFIF|PNG|PNG-pHYs|RIFF|ICC_Profile|ICC-\w+|Composite)\]/
  return tags
    .trim()
    .split('\n')
    .filter((line) => !plain.test(line))
}
