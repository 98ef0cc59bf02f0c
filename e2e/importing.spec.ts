import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'

/** An export as WordPress writes it: a post with a category, a comment and an address with a day in it, and a draft. */
const wxr = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The old site</title><link>https://old.example.org</link><language>en</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example.org</wp:base_site_url><wp:base_blog_url>https://old.example.org</wp:base_blog_url>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>field-notes</wp:category_nicename><wp:cat_name><![CDATA[Field notes]]></wp:cat_name></wp:category>
${item({ id: 12, title: 'A visit to Poipet', name: 'a-visit-to-poipet', status: 'publish', link: 'https://old.example.org/2013/05/21/a-visit-to-poipet/' })}
${item({ id: 14, title: 'Not finished', name: '', status: 'draft', link: 'https://old.example.org/?p=14' })}
</channel>
</rss>`

type Item = { id: number; title: string; name: string; status: string; link: string }

function item({ id, title, name, status, link }: Item) {
  return `<item>
<title>${title}</title><link>${link}</link><dc:creator><![CDATA[dara]]></dc:creator>
<guid isPermaLink="false">https://old.example.org/?p=${id}</guid>
<content:encoded><![CDATA[<p>Words of ${title}.</p>]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2013-05-21 09:00:00</wp:post_date><wp:post_date_gmt>2013-05-21 02:00:00</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>${name}</wp:post_name><wp:status>${status}</wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="field-notes"><![CDATA[Field notes]]></category>
<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[A reader]]></wp:comment_author>
<wp:comment_date>2013-05-22 10:00:00</wp:comment_date><wp:comment_content><![CDATA[Thank you for this.]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved></wp:comment>
</item>`
}

test.use({ ownServer: true })

test('an export of WordPress is sent, tried, given a rule and imported; its addresses lead to what came', async ({
  page,
  server,
  signedInAs,
  watched,
}) => {
  test.slow()
  watched.tolerated.push(/status of 422/) // what is no export
  await signedInAs('admin', 'Dara')
  await page.goto('/admin/imports')
  await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
  await page.getByRole('link', { name: 'New import' }).click()
  await page.getByLabel('Export of WordPress').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('No export at all'),
  })
  await page.getByRole('button', { name: 'Upload and preview import' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This is not an export of WordPress' })).toBeVisible()
  await page.getByLabel('Export of WordPress').setInputFiles({
    name: 'old-site.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(wxr.replace('<language>en<', '<language>klingon<')),
  })
  await page.getByRole('button', { name: 'Upload and preview import' }).click()

  // After the trial: nothing is written, and everything is reported.
  await expect(page.getByText('Nothing is written yet.')).toBeVisible({ timeout: 150_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import from old.example.org')
  await expect(page.getByRole('row', { name: /^Posts, published/ })).toContainText('1')
  expect((await page.request.get('/2013/05/a-visit-to-poipet')).status()).toBe(404)
  // Nobody knows what its language is: somebody has to choose.
  await expect(page.getByText(/has 2 texts in “klingon”/)).toBeVisible()
  await expect(page.getByText(/Nothing is imported before somebody chooses/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0)
  await page.getByLabel('Texts whose language is not given or not known are in').selectOption('English')
  await page.screenshot({ path: test.info().outputPath('language.png'), fullPage: true })
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText(/Those in “klingon” are taken as English/)).toBeVisible({ timeout: 150_000 })
  await page.getByLabel('Field notes becomes').selectOption({ label: 'Country of its own name: Field notes' })
  await expect(page.getByRole('status').filter({ hasText: 'Kept what “Field notes” becomes.' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectReadableInTheDark(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  // The import goes on while nobody looks.
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible()
  await expect(async () => {
    await page.goto('/admin/imports')
    await expect(page.getByRole('link', { name: 'old.example.org' })).toBeVisible({ timeout: 1_000 })
    await expect(page.getByText(/\d new/)).toBeVisible({ timeout: 1_000 })
    // The run ends a moment after it has counted.
    await expect(page.getByText('Sent and not imported')).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 150_000 })
  await page.getByRole('link', { name: 'old.example.org' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import from old.example.org')
  await expect(page.getByRole('row', { name: /^Posts, published/ })).toContainText('1')
  await expectAccessible(page)
  const table = await page.request.get(
    (await page.getByRole('link', { name: /Addresses as a table/ }).getAttribute('href'))!,
  )
  expect(await table.text()).toContain(
    'https://old.example.org/2013/05/21/a-visit-to-poipet/,/2013/05/a-visit-to-poipet',
  )

  // Tests its old addresses and its source.
  for (const old of ['/2013/05/21/a-visit-to-poipet/', '/?p=12']) {
    await page.goto(old)
    await expect(page).toHaveURL(/\/2013\/05\/a-visit-to-poipet$/)
  }
  await expect(page.getByRole('heading', { name: 'A visit to Poipet' })).toBeVisible()
  await expect(page.getByText('Words of A visit to Poipet.')).toBeVisible()
  expect((await page.request.get('/countries/field-notes')).status()).toBe(200)
  await page.goto('/admin/entries?q=Poipet')
  const href = (await page.getByRole('link', { name: 'A visit to Poipet' }).first().getAttribute('href'))!
  await page.goto(`${href}/revisions`)
  await expect(page.getByRole('heading', { name: 'Came from old.example.org' })).toBeVisible()
  await page.getByText('1 comment, kept for staff alone').click()
  await expect(page.getByText('Thank you for this.')).toBeVisible()

  // Another import, interrupted by the end of its machine: the desk says so, and continues.
  const answer = await page.request.post('/api/desk/imports', {
    multipart: {
      file: { name: 'later.xml', mimeType: 'text/xml', buffer: Buffer.from(wxr.replaceAll('Poipet', 'Pailin')) },
    },
    headers: { origin: server.url },
  })
  const { value } = (await answer.json()) as { value: { id: string } }
  const cut = { is: 'import', at: 0, doing: 'Texts', done: 1, of: 2, hasEnded: false, problem: null }
  writeFileSync(join(server.dataDir, 'deliveries', value.id, 'run.json'), JSON.stringify(cut))
  await page.goto('/admin/imports')
  await expect(page.getByText('the import stopped')).toBeVisible()
  await page.getByRole('link', { name: 'later.xml' }).click()
  await expect(page.getByText('What came so far is here, and it continues from there.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Result: ')).toBeVisible({ timeout: 150_000 })
  await page.goto('/2013/05/a-visit-to-poipet')
  await expect(page.getByText('Words of A visit to Pailin.')).toBeVisible()
})

test('the same export again changes nothing, and its trial and its report say so', async ({ page, signedInAs }) => {
  test.slow()
  await signedInAs('admin', 'Dara')
  const buffer = Buffer.from(wxr.replaceAll('old.example.org', 'twice.example.org'))
  const nothing = page.getByText('Everything in it')
  for (const time of ['first', 'again']) {
    await page.goto('/admin/imports/new')
    await page.getByLabel('Export of WordPress').setInputFiles({ name: `${time}.xml`, mimeType: 'text/xml', buffer })
    await page.getByRole('button', { name: 'Upload and preview import' }).click()
    await expect(page.getByText('Nothing is written yet.')).toBeVisible({ timeout: 150_000 })
    await expect(nothing).toHaveCount(time === 'first' ? 0 : 1)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page).toHaveURL(/\/imports\/\d+$/, { timeout: 150_000 })
    await expect(nothing).toHaveCount(time === 'first' ? 0 : 1)
  }
  await expect(page.getByText('this import changed nothing.')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.goto('/admin/imports')
  await expect(page.getByRole('region', { name: 'Imported so far' }).getByText(/^again\.xml, /)).toBeVisible()
})

test('an export that does not say which site it is of is asked for it', async ({ page, signedInAs, watched }) => {
  test.slow()
  await signedInAs('admin', 'Dara')
  watched.tolerated.push(/status of 422/)
  const nameless = wxr
    .replace('<link>https://old.example.org</link>', '<link></link>')
    .replace(/<wp:base_(site|blog)_url>.*?<\/wp:base_\1_url>/g, '')
  await page.goto('/admin/imports/new')
  await page
    .getByLabel('Export of WordPress')
    .setInputFiles({ name: 'nameless.xml', mimeType: 'text/xml', buffer: Buffer.from(nameless) })
  await page.getByRole('button', { name: 'Upload and preview import' }).click()
  const site = page.getByLabel('Address of the old site')
  await expect(site).toBeVisible({ timeout: 150_000 })
  await expect(page.getByText('The export does not say which site it is of')).toBeVisible()
  await expectAccessible(page)
  await site.fill('https://')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText('is no address of a site.').first()).toBeVisible()
  await site.fill('https://nameless.example.org')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText('Nothing is written yet.')).toBeVisible({ timeout: 150_000 })
  await expect(page.getByRole('heading', { name: 'Import from nameless.example.org' })).toBeVisible()
  await expect(site).toHaveValue('https://nameless.example.org')
})

test.describe('whoever may not', () => {
  test.use({ ownServer: false })

  test('an editor has no imports', async ({ page, signedInAs }) => {
    await signedInAs('editor')
    for (const path of ['/admin/imports', '/admin/imports/new']) expect((await page.goto(path))!.status()).toBe(403)
    await expect(page.getByRole('link', { name: 'Imports' })).toHaveCount(0)
    const answer = await page.request.post('/api/desk/imports', {
      multipart: { file: { name: 'a.xml', mimeType: 'text/xml', buffer: Buffer.from(wxr) } },
      headers: { origin: new URL(page.url()).origin },
    })
    expect(answer.status()).toBe(403)
  })
})
