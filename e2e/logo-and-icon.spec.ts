import sharp from 'sharp'
import type { Page } from '@playwright/test'
import { siteSettings } from '@/domain/published/site'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'

// Everyone's pages change with these.
test.use({ ownServer: true })

/** A drawing on nothing: a disc and a bar, as logos are. */
async function drawing(width: number, height: number, ink: string) {
  const r = height * 0.4
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="${height / 2}" cy="${height / 2}" r="${r}" fill="${ink}"/><rect x="${height}" y="${height * 0.4}" width="${Math.max(0, width - height * 1.1)}" height="${height * 0.2}" fill="${ink}"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

async function upload(page: Page, label: string, file: { name: string; buffer: Buffer }) {
  await page.getByRole('button', { name: `Choose the ${label.toLowerCase()}…` }).click()
  const dialog = page.getByRole('dialog', { name: label, exact: true })
  await expect(dialog).toContainText('SVG is not taken')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Upload a picture' }).click()
  await (await chooser).setFiles({ mimeType: 'image/png', ...file })
  await expect(page.getByRole('button', { name: `Change the ${label.toLowerCase()}…` })).toBeVisible()
}

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
}

test('an admin gives the site a logo and an icon, readers and machines have them, and takes them away again', async ({
  page,
  noScripts,
  request,
  signedInAs,
  server,
}) => {
  await signedInAs('admin')
  const oldIcon = await (await request.get('/favicon.ico')).body()
  const name = (await siteSettings()).name
  await page.goto('/admin/settings')
  await upload(page, 'Logo', { name: 'mark.png', buffer: await drawing(520, 120, '#00587c') })
  await upload(page, 'Logo on dark paper', { name: 'mark-dark.png', buffer: await drawing(520, 120, '#7fc4e3') })
  await test.step('an icon that is not square is refused beside its field', async () => {
    await upload(page, 'Icon', { name: 'wide.png', buffer: await drawing(400, 300, '#8a4b00') })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('group', { name: 'Icon' })).toContainText('An icon is square: crop it in Media first.')
    await page.getByRole('button', { name: 'Remove the icon' }).click()
    await expect(page.getByRole('button', { name: 'Choose the icon…' })).toBeFocused()
  })
  await upload(page, 'Icon', { name: 'square.png', buffer: await drawing(512, 512, '#00587c') })
  await expectAccessible(page)
  await save(page)
  const { logo, darkLogo, icon } = await siteSettings()
  expect([logo?.width, darkLogo?.width, icon?.width]).toEqual([520, 520, 512])

  await test.step('readers see it in place of the name', async () => {
    await noScripts.goto('/')
    const image = noScripts.getByRole('banner').getByRole('img', { name })
    await expect(image).toBeVisible()
    await expect(image).toHaveJSProperty('complete', true)
    expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
    const box = (await image.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(40)
    expect(box.height).toBeLessThanOrEqual(56)
    await noScripts.setViewportSize({ width: 360, height: 740 })
    await expectNoSidewaysScrolling(noScripts)
    await noScripts.emulateMedia({ colorScheme: 'dark' })
    await expect
      .poll(() => image.evaluate((one: HTMLImageElement) => one.currentSrc))
      .toBe(`${server.url}/media/${darkLogo!.id}/480.webp`)
    await page.goto('/')
    await expectAccessible(page)
    await expectReadableInTheDark(page)
  })

  await test.step('browsers, phones and machines are told of both', async () => {
    const html = await (await request.get('/')).text()
    expect(html).toContain(`"url":"${server.url}/media/${logo!.id}/520.jpg"`)
    expect((await request.get(`/media/${logo!.id}/520.jpg`)).status()).toBe(200)
    expect(await (await request.get('/atom.xml')).text()).toContain(`<icon>${server.url}/icon-48.png</icon>`)
    const manifest = await request.get('/manifest.webmanifest')
    expect(manifest.headers()['content-type']).toBe('application/manifest+json')
    for (const { src, sizes } of ((await manifest.json()) as { icons: { src: string; sizes: string }[] }).icons) {
      const bytes = await (await request.get(`/${src}`)).body()
      const { width, height } = await sharp(bytes).metadata()
      expect(`${width}x${height}`).toBe(sizes)
    }
    expect((await (await request.get('/favicon.ico')).body()).equals(oldIcon)).toBe(false)
    expect(await page.evaluate(async () => (await fetch('/icon-32.png')).status)).toBe(200)
  })

  await test.step('the picture is in use, and cannot be thrown away', async () => {
    await page.goto(`/admin/media/${logo!.id}`)
    await expect(page.getByRole('link', { name: 'Logo of the site' }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Move to the trash' })).toHaveCount(0)
  })

  await test.step('the name beside it, and then neither', async () => {
    await page.goto('/admin/settings')
    await page.getByRole('checkbox', { name: 'Show the name beside the logo' }).check()
    await save(page)
    await noScripts.goto('/')
    await expect(noScripts.getByRole('banner').getByRole('link', { name, exact: true })).toBeVisible()
    await expect(noScripts.getByRole('banner').locator('img')).toHaveAttribute('alt', '')
    await page.getByRole('button', { name: 'Remove the logo', exact: true }).click()
    await page.getByRole('button', { name: 'Remove the icon' }).click()
    await save(page)
    const html = await (await request.get('/')).text()
    expect(html).not.toContain('class="logo')
    expect(html).toContain('<link rel="icon" href="/icon.svg"/>')
    for (const gone of [`/media/${logo!.id}/520.jpg`, '/icon-32.png', '/manifest.webmanifest'])
      expect((await request.get(gone)).status(), gone).toBe(404)
    expect((await (await request.get('/favicon.ico')).body()).equals(oldIcon)).toBe(true)
  })
})
