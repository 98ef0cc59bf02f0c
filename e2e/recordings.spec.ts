import { recordingBytes } from '@/domain/testing/recordings'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a recording is put into a text with its words, and readers play it where it stands', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Bells over the river', body: 'Hear it.' }, 'publication')

  await test.step('an editor uploads it, hears it, and writes down what is said', async () => {
    await entry.body.click()
    await page.keyboard.press('End')
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'File', exact: true }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Upload a file' }).click()
    await (await chooser).setFiles({ name: 'bells.webm', mimeType: 'video/webm', buffer: recordingBytes('film.webm') })
    await expect(page.getByText(/bells\.webm, WebM, .* kB, 0:02/)).toBeVisible()
    await page.getByLabel('Title', { exact: true }).last().fill('Bells at noon')
    await page.getByLabel('Transcript').fill('They ring twelve times.\n\nThen it is quiet.')
    await entry.saved()
    await entry.publish()
  })

  await noScripts.goto('/publications/bells-over-the-river')
  const player = noScripts.locator('video')
  await expect(player).toHaveAttribute('preload', 'none')
  await noScripts.getByText('Transcript', { exact: true }).click()
  await expect(noScripts.getByText('Then it is quiet.')).toBeVisible()

  await test.step('it plays, and any part of it can be had', async () => {
    await noScripts.context().close()
    await page.goto('/publications/bells-over-the-river')
    const seconds = await page.locator('video').evaluate(
      (video: HTMLVideoElement) =>
        new Promise<number>((resolve, reject) => {
          video.onloadedmetadata = () => resolve(video.duration)
          video.onerror = () => reject(new Error(video.error?.message))
          video.load()
          void video.play().catch(() => {})
        }),
    )
    expect(seconds).toBeGreaterThan(1.5)
    await expectAccessible(page)
    const src = (await page.locator('video').getAttribute('src'))!
    const part = await page.request.get(src, { headers: { range: 'bytes=10-19' } })
    expect([part.status(), part.headers()['content-type'], (await part.body()).length]).toEqual([206, 'video/webm', 10])
  })
})
