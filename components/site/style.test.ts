import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { withStyle, styleFor, styleHashes, wholeStyle } from './style'

const page = (body: string, language = 'en') => `<html lang="${language}"><head></head><body>${body}</body></html>`

test('a page has the rules for what stands in it, and no others', () => {
  const plain = styleFor(page('<p>Words</p>'))
  expect(plain).toContain('color-scheme:light dark')
  expect(plain).not.toMatch(/blockquote|\.table|\.months|\.cover|\.t28|figcaption|<|:lang\(km\)/)
  expect(styleFor(page('<div class="body"><blockquote>Words</blockquote></div>'))).toContain('.body blockquote{')
  expect(styleFor(page('<p class="body">Words</p><blockquote>Words</blockquote>'))).toContain('.body blockquote{')
  expect(styleFor(page('<ol class="hairs md:cols-rail"></ol>'))).toMatch(/\.hairs>\*\{.*\.md\\:cols-rail\{/)
  expect(styleFor(page('<p class="note">Words</p>'))).toMatch(/\.note\{--[a-z]:#8a4b00/)
})

test('a rule for several languages or classes names those of the page alone', () => {
  const khmer = styleFor(page('<h1>Words</h1>', 'km'))
  expect(khmer).toContain('}:lang(km){')
  expect(khmer).toContain(':is(h1,h2,h3,.standfirst):lang(km){')
  expect(khmer).not.toMatch(/:lang\((lo|th|my|zh|vi)\)/)
  const both = styleFor(page('<h1>Words <span lang="lo">Words</span></h1>', 'km'))
  expect(both).toContain(':is(h1,h2,h3,.standfirst):is(:lang(km),:lang(lo)){')
  const month = styleFor(page('<ol class="months"><li><a class="n8" href="/2014/10">10</a></li></ol>'))
  expect(month).toContain('.months a.n8{')
  expect(month).not.toContain('.n9')
  expect(wholeStyle).toContain(':is(:lang(km),:lang(lo),:lang(th),:lang(my),:lang(ar),')
})

test('what stands for nothing on a page leaves no empty block behind', () => {
  expect(styleFor(page('<p>Words</p>'))).not.toMatch(/[^;}]\{\}/)
  expect(wholeStyle).not.toMatch(/\{\}/)
})

test('a rule stands where any of its selectors can apply, with those alone', () => {
  expect(styleFor(page('<h2>Words</h2>'))).toMatch(/[};{]h2\{font:inherit/)
  expect(styleFor(page('<h2>Words</h2><h3>Words</h3>'))).toMatch(/[};{]h2,h3\{font:inherit/)
})

test('a page in a language, or with a line in it, is set as that language is; a link to one alone is not', () => {
  expect(styleFor(page('<p>文字</p>', 'zh'))).toContain('line-break:strict')
  expect(styleFor(page('<p lang="zh">文字</p>'))).toContain('line-break:strict')
  expect(styleFor(page('<p>See <span lang="zh-Hant">文字</span></p>'))).toContain('line-break:strict')
  expect(styleFor(page('<a href="/zh" lang="zh" hrefLang="zh">中文</a>'))).not.toContain('line-break:strict')
})

test('words of a text that look like markup bring no rules', () => {
  expect(styleFor(page('<p>&lt;table class=&quot;months&quot;&gt;</p>'))).not.toMatch(/\.months|\.table/)
})

test('the policy of a page names each of its styles and nothing else', () => {
  const html = withStyle(page('<h1>បណ្ណសារ</h1><p>&lt;style&gt;p{}&lt;/style&gt;</p>'))
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/g)].map(([, css]) => css!)
  expect(styles).toHaveLength(2)
  const hashes = styles.map((css) => `sha256-${createHash('sha256').update(css).digest('base64')}`)
  expect(styleHashes(html)).toBe(hashes.join(' '))
})
