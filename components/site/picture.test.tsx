import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Teaser } from '@/domain/published/posts'
import { tones } from '@/domain/files/pictures/tone.mjs'
import { LeadFigure, LeadPicture, Thumbnail } from './picture'
import { wholeStyle } from './style'

const lead: NonNullable<Teaser['lead']> = {
  id: '0123456789ab',
  width: 1800,
  height: 1200,
  alt: 'A river',
  tone: 't14',
  focalX: null,
  focalY: null,
  decorative: false,
  caption: '',
  credit: '',
}
const render = (changes: Partial<typeof lead>, cut?: 'wide' | 'cover') =>
  renderToStaticMarkup(<LeadPicture lead={{ ...lead, ...changes }} sizes="100vw" cut={cut} />)
const classOf = (html: string) => /<img[^>]* class="([^"]*)"/.exec(html)?.[1]

test('a picture keeps its room, has its shade, and waits until it is near', () => {
  const html = render({})
  expect(html).toContain('width="1800" height="1200"')
  expect(html).toContain('loading="lazy" decoding="async"')
  expect(html).toContain('/media/0123456789ab/1600.webp 1600w" sizes="100vw"')
  expect(classOf(html)).toBe('t14')
  expect(html).not.toMatch(/style=|data:/)
  expect(classOf(render({ tone: null }))).toBeUndefined()
})

const thumbnail = (changes: Partial<typeof lead>, cut: 'wide' | 'cover' = 'wide', width = 112) =>
  renderToStaticMarkup(<Thumbnail picture={{ ...lead, ...changes }} cut={cut} width={width} />)

test('a picture in a list comes in small files, says nothing, waits, and keeps its room', () => {
  expect(thumbnail({})).toBe(
    '<img src="/media/0123456789ab/120.webp" srcSet="/media/0123456789ab/240.webp 2x" width="112" height="75" alt="" loading="lazy" class="t14 cut cut-wide"/>',
  )
  expect(thumbnail({ focalX: 0 }, 'cover', 96)).toContain(
    'width="96" height="136" alt="" loading="lazy" class="t14 cut cut-cover x0"',
  )
})

test.each([
  [{ width: 100, height: 70 }, '100.webp', undefined],
  [{ width: 200, height: 130 }, '120.webp', '200.webp'],
  [{ width: 3000, height: 1000 }, '240.webp', '480.webp'],
  [{ width: 1000, height: 3000 }, '120.webp', '240.webp'],
])('of a picture of %o a list asks for %s, and on sharp screens for %s', (size, file, sharp) => {
  const html = thumbnail(size)
  expect(html).toContain(`src="/media/0123456789ab/${file}"`)
  expect(/srcSet="[^"]*\/([^/"]+) 2x"/.exec(html)?.[1]).toBe(sharp)
})

test('the first picture does not wait', () => {
  const html = renderToStaticMarkup(<LeadFigure lead={lead} sizes="100vw" />)
  expect(html).toContain('fetchPriority="high"')
  expect(html).not.toMatch(/lazy|async|figcaption|rel="preload"/)
})

test.each<[number | null, number | null, string]>([
  [null, null, ''],
  [0.5, 0.5, ''],
  [0, 1, ' x0 y4'],
  [0.1, 0.13, ' x0 y1'],
  [0.7, 0.4, ' x3'],
  [-3, 9, ' x0 y4'],
])('cut around %s, %s it has the classes%s', (focalX, focalY, classes) => {
  expect(classOf(render({ focalX, focalY }, 'wide'))).toBe(`t14 cut cut-wide${classes}`)
  expect(classOf(render({ focalX, focalY }))).toBe('t14')
})

test('caption and credit stand below, in the language of the text', () => {
  const html = renderToStaticMarkup(
    <LeadFigure lead={{ ...lead, caption: 'A <river>', credit: 'Photo: A' }} lang="km" sizes="100vw" />,
  )
  expect(html).toContain('<figcaption lang="km">A &lt;river&gt; <span class="credit">Photo: A</span></figcaption>')
})

test('every shade is a class of the style, and looks as it was meant', () => {
  const rules = [...wholeStyle.matchAll(/\.(t\d+)\{background:(#\w{3});color:#(fff|000)\}/g)]
  expect(rules.map(([, name, colour]) => ({ name, colour }))).toEqual(
    tones.map(({ name, colour }) => ({ name, colour })),
  )
  expect(rules.length).toBe(35)
})
