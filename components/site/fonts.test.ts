import { ownName } from '@/lib/languages/language-tags'
import { defaultLanguages } from '@/lib/languages/languages'
import { expect, test } from 'vitest'

import { withStyle } from './style'

const page = (body: string) => withStyle(`<html><head></head><body>${body}</body></html>`)
const links = defaultLanguages.map((language) => `<a href="/x">${ownName(language)}</a>`)

test('a page of Latin or Chinese letters brings no font, whatever the languages it leads to', () => {
  for (const words of ['Archive', 'Lưu trữ tháng 10', '2014年10月存档']) {
    expect(page(`<h1>${words}</h1>${links.join('')}`)).not.toContain('@font-face')
  }
})

test('a page brings the fonts of the scripts it shows, each as a style of its own', () => {
  const html = page('<h1>បណ្ណសារ</h1><p lang="th">คลังข่าว</p>')
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/g)].map(([, css]) => css!).slice(1)
  expect(styles).toHaveLength(2)
  expect(styles.join('')).not.toMatch(/lao|myanmar/)
  for (const css of styles)
    expect(css).toMatch(
      /font-display:swap;src:local\(NotoSans(?:Khmer|Thai)-[^}]*,url\(\/fonts\/[\w.-]+\.woff2\)[^}]*unicode-range:U\+/,
    )
})

test('the font of the text of the script that a whole page is in is asked for first; that of what stands out, or of a line, is not', () => {
  const html = withStyle('<html lang="km"><head></head><body><h1>បណ្ណសារ</h1><p lang="th">คลังข่าว</p></body></html>')
  const early = [...html.matchAll(/<link rel="preload" [^>]*href="([^"]+)" crossorigin\/>/g)].map(([, href]) => href!)
  expect(early).toHaveLength(1)
  for (const href of early) expect(html).toContain(`url(${href})`)
  expect(early[0]).toContain('khmer-400')
  expect(page('<p lang="km">បណ្ណសារ</p>')).not.toContain('preload')
})
