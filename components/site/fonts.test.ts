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

test('no font is asked for before the device was looked at, and text stands before one comes', () => {
  for (const [language, words] of [
    ['km', 'បណ្ណសារ'],
    ['lo', 'ຄັງຂ່າວ'],
    ['my', 'မော်ကွန်း'],
    ['th', 'คลังข่าว'],
  ]) {
    const html = withStyle(`<html lang="${language}"><head></head><body><h1>${words}</h1></body></html>`)
    expect(html).not.toContain('preload')
    for (const face of html.split('@font-face{').slice(1)) expect(face).toMatch(/font-display:swap;src:local\(/)
  }
})
