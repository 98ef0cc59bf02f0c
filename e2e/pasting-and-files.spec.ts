import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a file that is not what its name says is refused in words, and the text goes on', async ({
  page,
  signedInAs,
  watched,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'With a picture', body: 'Words.' })
  watched.tolerated.push(/status of 422/)
  const upload = async (name: string, bytes: Buffer) => {
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Upload a picture' }).click()
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: bytes })
  }
  await upload('report.png', Buffer.from('%PDF-1.7\n%%EOF'))
  await expect(page.getByText('report.png is not what its name says: it holds a PDF.')).toBeVisible()
  await upload('dot.png', dot)
  await page.getByRole('button', { name: 'Describe this picture' }).click()
  await page.getByLabel('Description for readers who cannot see the picture').fill('A red dot')
  await entry.saved()
  await entry.publish()
  const path = (await page
    .getByRole('link', { name: /^View (post|publication|page)$/ })
    .last()
    .getAttribute('href'))!
  expect(await (await page.request.get(path)).text()).toContain('alt="A red dot"')
})

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)

test('pasted from a word processor, the words and their structure come in and nothing else', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Pasted' })
  await entry.body.click()
  const html = `<style>p { color: red }</style><b style="font-weight:normal"><h1>Findings</h1>
    <p style="margin:0" onclick="alert(1)">See <a href="javascript:alert(1)">this</a> and <a href="https://example.org/a">that</a>.</p>
    <ul><li>one</li></ul><img src="https://elsewhere.example/x.png"><script>alert(1)</script></b>`
  await entry.body.evaluate((body, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  await expect(entry.body.locator('h2')).toHaveText('Findings')
  await expect(entry.body.locator('li')).toHaveText('one')
  await expect(entry.body.locator('a')).toHaveText(['that'])
  await expect(entry.body.locator('img, script, style, strong')).toHaveCount(0)
  await expect(entry.body.getByText('A picture stood here')).toBeVisible()
  await entry.saved()
})

test('a publication is offered with its file', async ({ page, request, signedInAs, watched }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'A report with a file', body: 'Abstract.' }, 'publication')
  await page.getByRole('button', { name: 'Add a file' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload a file' }).click()
  await (await chooser).setFiles({ name: 'Final report.pdf', mimeType: 'application/pdf', buffer: await onePage() })
  await page.getByLabel('Link text').fill('The whole report')
  watched.tolerated.push(/status of 422/)
  await page.getByLabel('Published on').fill('October')
  await page.getByLabel('Publisher').click()
  await expect(entry.state).toContainText('Not saved: Write the date as 2014, 2014-10 or 2014-10-28.')
  await page.getByLabel('Published on').fill('2014-10')
  await entry.saved()
  await entry.publish()
  const html = await (await request.get('/publications/a-report-with-a-file')).text()
  expect(html).toContain('The whole report')
  const [, file] = /href="(\/files\/\w+\/final-report\.pdf)"/.exec(html)!
  expect((await request.get(file!)).headers()['content-type']).toBe('application/pdf')
})

async function onePage() {
  const chunks: Buffer[] = []
  const document = new PDFDocument()
  document.on('data', (chunk: Buffer) => chunks.push(chunk)).text('A report')
  document.end()
  await once(document, 'end')
  return Buffer.concat(chunks)
}
