import sharp, { type OverlayOptions } from 'sharp'
import { cardSize } from '@/components/site/social'
import { escapeXml } from '@/lib/formats/xml'
import { withBreaks } from '@/lib/search/search-segments'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Card = {
  kind: string
  title: string
  site: string
  date?: string
  cover?: Buffer
  logo?: Buffer
}

const paper = '#fcfbf8'
const ink = '#16191d'
const faint = '#666d76'
const line = '#dcd9d1'
const accent = '#00587c'

const margin = 72
const foot = 530
const coverSize = { width: 300, height: 424 }
const logoSize = { width: 600, height: 110 }
const sizes = [76, 68, 60, 52, 46, 40, 35, 30]
const footSizes = [30, 26, 22]
const maxLetters = 140

export async function drawCard({ kind, title, site, date = '', cover, logo }: Card): Promise<Buffer> {
  const families = await lettersFor([kind, title, site, date, '…'])
  const draw = (text: string, style: Style) => drawnWith(families, text, style)
  const width = cardSize.width - 2 * margin - (cover ? coverSize.width + 64 : 0)
  const small = { size: 26, width: 500 }
  const titleAt = logo ? 160 + logoSize.height - 10 : 160
  const [above, words, day, picture, mark] = await Promise.all([
    kind && draw(kind, { ...small, colour: accent }),
    fitText(draw, title, { width, height: foot - titleAt - 30, sizes }),
    date && draw(date, { ...small, size: 24, colour: faint }),
    cover && coverOf(cover),
    logo && logoOf(logo),
  ])
  // Beside the date and within the card: a tagline may be as long as a sentence.
  const below = { width: width - (day ? day.info.width + 40 : 0), height: cardSize.height - foot - 22 - 10 }
  const name = site && (await fitText(draw, site, { ...below, sizes: footSizes }))
  const right = cardSize.width - margin
  const parts: (OverlayOptions | '' | undefined)[] = [
    bar({ left: margin, top: margin, width: right - margin, height: 6 }, ink),
    above && at(above, { left: margin, top: 100 }),
    mark && { input: mark, left: margin, top: 110 },
    at(words, { left: margin, top: titleAt }),
    picture && { input: picture, left: right - coverSize.width - 2, top: 100 },
    bar({ left: margin, top: foot, width: cover ? width : right - margin, height: 1 }, line),
    name && at(name, { left: margin, top: foot + 22 }),
    day && at(day, { left: margin + width - day.info.width, top: foot + 26 }),
  ]
  const { width: w, height: h } = cardSize
  return sharp({ create: { width: w, height: h, channels: 3, background: paper } })
    .composite(parts.filter((part) => !!part))
    .png({ palette: true, colours: cover ? 256 : 64, effort: 4 })
    .toBuffer()
}

type Drawn = { data: Buffer; info: { width: number; height: number } }
type Style = { size: number; colour: string; width: number }
type Draw = (text: string, style: Style) => Promise<Drawn>
type Room = { width: number; height: number; sizes: number[] }

async function drawnWith(families: string, text: string, { size, colour, width }: Style): Promise<Drawn> {
  const markup = `<span foreground="${colour}">${escapeXml(withBreaks(text))}</span>`
  const font = `${families} Semi-Bold ${size}px`
  return sharp({ text: { text: markup, font, width, rgba: true, dpi: 72, wrap: 'word-char' } })
    .png()
    .toBuffer({ resolveWithObject: true })
}

async function fitText(draw: Draw, text: string, { width, height, sizes }: Room): Promise<Drawn> {
  const short = shorten(text.trim() || '…')
  for (const size of sizes) {
    const words = await draw(short, { size, colour: ink, width })
    if (words.info.height <= height && words.info.width <= width) return words
  }
  return draw(shorten(text, maxLetters / 2), { size: sizes.at(-1)!, colour: ink, width })
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

function shorten(text: string, max = maxLetters) {
  const all = [...letters.segment(text)].map(({ segment }) => segment)
  return all.length <= max ? text : `${all.slice(0, max).join('').trimEnd()}…`
}

async function coverOf(picture: Buffer) {
  return sharp(picture)
    .resize({ ...coverSize, fit: 'cover', position: 'top' })
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: line })
    .png()
    .toBuffer()
}

async function logoOf(picture: Buffer) {
  return sharp(picture)
    .resize({ ...logoSize, fit: 'inside' })
    .png()
    .toBuffer()
}

function at({ data }: Drawn, { left, top }: { left: number; top: number }): OverlayOptions {
  return { input: data, left: Math.round(left), top }
}

function bar(
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  colour: string,
) {
  return { input: { create: { width, height, channels: 3 as const, background: colour } }, left, top }
}

/** `ranges`: code points, both ends included. */
type Face = { family: string; file: string; ranges: [number, number][] }

// Made by scripts/letters.mjs.
const folder = join(/* turbopackIgnore: true */ process.cwd(), '.letters')
let faces: Face[] | undefined
const loadedFaces = new Set<Face>()

async function lettersFor(texts: string[]) {
  faces ??= JSON.parse(readFileSync(join(folder, 'faces.json'), 'utf8')) as Face[]
  for (const letter of new Set(texts.join(''))) {
    const point = letter.codePointAt(0)!
    const face = faces.find(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to))
    if (face && !loadedFaces.has(face)) await load(face)
  }
  return [...new Set(faces.map(({ family }) => family))].join(', ')
}

/** Draws once with a face, so that the process loads it. */
async function load(face: Face) {
  const { family: font, file } = face
  await sharp({ text: { text: '.', font, fontfile: join(folder, file) } })
    .raw()
    .toBuffer()
  loadedFaces.add(face)
}
