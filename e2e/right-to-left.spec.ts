import type { Page } from '@playwright/test'
import { release } from '@/domain/publishing/releases'
import { offerLanguages } from '@/domain/site/site-languages'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { adminOfOpenArchive } from '@/proofs/archives'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { siteOfEveryAddress } from './support/every-address'
import { expect, test } from './support/test'

const say = (words: string, marks: object[] = []) => ({ type: 'text', text: words, marks })
const block = (type: string, ...content: object[]) => ({ type, content })
const paragraph = (...content: object[]) => block('paragraph', ...content)
const cells = (type: string, ...words: string[]) =>
  block('tableRow', ...words.map((word) => block(type, paragraph(say(word)))))

const body = block(
  'doc',
  paragraph(
    say('التقى خمسة مسؤولين في '),
    say('Luang Prabang (Laos)', [{ type: 'language', attrs: { lang: 'en' } }]),
    say(' ووقّعوا خطة من 12 صفحة.'),
    { type: 'footnote', attrs: { text: 'انظر الملحق.' } },
  ),
  { ...block('heading', say('ما تم الاتفاق عليه')), attrs: { level: 2 } },
  block('bulletList', block('listItem', paragraph(say('حماية الأطفال')))),
  block('blockquote', paragraph(say('لن ننسى.'))),
  block('table', cells('tableHeader', 'السنة', 'العدد'), cells('tableCell', '2014', '1,250')),
  block('codeBlock', say('make test')),
)

async function publishInArabic() {
  const admin = await adminOfOpenArchive()
  const now = Date.now()
  got(await offerLanguages(admin, ['ar'], now))
  const text = content({ title: 'بيان عن الاتجار بالبشر في منطقة ميكونغ', slug: 'bayan', summary: 'ملخص قصير.', body })
  got(
    await release(
      admin,
      got(await createEntry(admin, { kind: 'post', language: 'ar', session: 's', content: text }, now)),
      now,
    ),
  )
}

/** Elements that say a language and run the wrong way. */
function misdirected(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('[lang]:not([lang=""], [hreflang])')]
      .filter((one) => getComputedStyle(one).direction !== (/^ar/.test(one.getAttribute('lang')!) ? 'rtl' : 'ltr'))
      .filter((one) => !one.matches('pre, code, .chart *, .map *'))
      .map((one) => one.outerHTML.slice(0, 100)),
  )
}

test('every kind of page runs right to left in an Arabic section, what is in another language in its own direction, and none scrolls sideways', async ({
  browser,
}) => {
  test.slow()
  const { server, rows, end } = await siteOfEveryAddress({}, publishInArabic)
  // A window of its own: the server is another one than that of all tests.
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  const walked: string[] = []
  const wrong: Record<string, string[]> = {}
  const own = await (await fetch(`${server.url}/ar`)).text()
  const text = /href="(\/ar\/\d{4}\/\d\d\/bayan)"/.exec(own)![1]!
  const pages = rows.filter(({ isFile, once }) => !isFile && !once).map(({ requests }) => `/ar${requests[0]}`)
  for (const path of [text, '/ar/nothing', ...pages]) {
    const url = server.url + path.replace(/\/$/, '')
    const answer = await fetch(url)
    if (!/text\/html/.test(answer.headers.get('content-type')!) || new URL(answer.url).pathname.split('/')[1] !== 'ar')
      continue
    await page.goto(url)
    await expect(page.locator('html'), path).toHaveAttribute('dir', 'rtl')
    await expectNoSidewaysScrolling(page)
    const found = await misdirected(page)
    if (found.length > 0) wrong[path] = found
    walked.push(path)
  }
  expect(wrong).toEqual({})
  expect(walked.length).toBeGreaterThan(20)
  await page.goto(server.url + text)
  await expectAccessible(page)
  expect(await page.locator('.body pre').evaluate((one) => getComputedStyle(one).direction)).toBe('ltr')
  const [heading, marker] = [page.getByRole('heading', { level: 1 }), page.locator('.body blockquote')]
  expect(await heading.evaluate((one) => getComputedStyle(one).letterSpacing)).toMatch(/^(0px|normal)$/)
  expect(await marker.evaluate((one) => getComputedStyle(one).borderRightWidth)).toBe('3px')
  await page.goto(`${server.url}/ar/help/myanmar`)
  expect(await page.locator('[href^="tel:"]').evaluate((one) => getComputedStyle(one).direction)).toBe('ltr')
  await page.goto(server.url)
  await expect(page.locator('html')).not.toHaveAttribute('dir')
  await page.close()
  await end()
})
