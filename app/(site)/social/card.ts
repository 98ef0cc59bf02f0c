import sharp, { type OverlayOptions } from 'sharp'
import { cardSize } from '@/components/site/frame'
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

const paperColour = '#fcfbf8'
const inkColour = '#16191d'
const faintColour = '#666d76'
const lineColour = '#dcd9d1'
const accentColour = '#00587c'

const margin = 72
const footTop = 530
const coverSize = { width: 300, height: 424 }
const logoSize = { width: 600, height: 110 }
const titleSizes = [76, 68, 60, 52, 46, 40, 35, 30]
const footSizes = [30, 26, 22]
const maxLetters = 140

export async function drawCard({ kind, title, site, date = '', cover, logo }: Card): Promise<Buffer> {
  const families = await lettersFor([kind, title, site, date, '…'])
  const draw = (text: string, style: Style) => drawnWith(families, text, style)
  const width = cardSize.width - 2 * margin - (cover ? coverSize.width + 64 : 0)
  const small = { size: 26, width: 500 }
  const titleAt = logo ? 160 + logoSize.height - 10 : 160
  const [above, words, day, picture, mark] = await Promise.all([
    kind && draw(kind, { ...small, colour: accentColour }),
    fitText(draw, title, { width, height: footTop - titleAt - 30, sizes: titleSizes }),
    date && draw(date, { ...small, size: 24, colour: faintColour }),
    cover && coverImage(cover),
    logo && logoImage(logo),
  ])
  // The site's name shares a line with the date, and must fit although a tagline may be as long as a sentence.
  const below = { width: width - (day ? day.info.width + 40 : 0), height: cardSize.height - footTop - 22 - 10 }
  const name = site && (await fitText(draw, site, { ...below, sizes: footSizes }))
  const right = cardSize.width - margin
  const parts: (OverlayOptions | '' | undefined)[] = [
    barOverlay({ left: margin, top: margin, width: right - margin, height: 6 }, inkColour),
    above && overlayAt(above, { left: margin, top: 100 }),
    mark && { input: mark, left: margin, top: 110 },
    overlayAt(words, { left: margin, top: titleAt }),
    picture && { input: picture, left: right - coverSize.width - 2, top: 100 },
    barOverlay({ left: margin, top: footTop, width: cover ? width : right - margin, height: 1 }, lineColour),
    name && overlayAt(name, { left: margin, top: footTop + 22 }),
    day && overlayAt(day, { left: margin + width - day.info.width, top: footTop + 26 }),
  ]
  const { width: w, height: h } = cardSize
  return sharp({ create: { width: w, height: h, channels: 3, background: paperColour } })
    .composite(parts.filter((part) => !!part))
    .png({ palette: true, colours: cover ? 256 : 64, effort: 4 })
    .toBuffer()
}

type DrawnText = { data: Buffer; info: { width: number; height: number } }
type Style = { size: number; colour: string; width: number }
type DrawText = (text: string, style: Style) => Promise<DrawnText>
type TextBox = { width: number; height: number; sizes: number[] }

async function drawnWith(families: string, text: string, { size, colour, width }: Style): Promise<DrawnText> {
  const markup = `<span foreground="${colour}">${escapeXml(withBreaks(text))}</span>`
  const font = `${families} Semi-Bold ${size}px`
  return sharp({ text: { text: markup, font, width, rgba: true, dpi: 72, wrap: 'word-char' } })
    .png()
    .toBuffer({ resolveWithObject: true })
}

async function fitText(draw: DrawText, text: string, { width, height, sizes }: TextBox): Promise<DrawnText> {
  const short = shorten(text.trim() || '…')
  for (const size of sizes) {
    const words = await draw(short, { size, colour: inkColour, width })
    if (words.info.height <= height && words.info.width <= width) return words
  }
  return draw(shorten(text, maxLetters / 2), { size: sizes.at(-1)!, colour: inkColour, width })
}

const letterSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function shorten(text: string, max = maxLetters) {
  const all = [...letterSegmenter.segment(text)].map(({ segment }) => segment)
  return all.length <= max ? text : `${all.slice(0, max).join('').trimEnd()}…`
}

async function coverImage(picture: Buffer) {
  return sharp(picture)
    .resize({ ...coverSize, fit: 'cover', position: 'top' })
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: lineColour })
    .png()
    .toBuffer()
}

async function logoImage(picture: Buffer) {
  return sharp(picture)
    .resize({ ...logoSize, fit: 'inside' })
    .png()
    .toBuffer()
}

function overlayAt({ data }: DrawnText, { left, top }: { left: number; top: number }): OverlayOptions {
  return { input: data, left: Math.round(left), top }
}

function barOverlay(
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  colour: string,
) {
  return { input: { create: { width, height, channels: 3 as const, background: colour } }, left, top }
}

/** A font for some letters. `ranges`: their code points, both ends included. */
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
    if (face && !loadedFaces.has(face)) await loadFace(face)
  }
  return [...new Set(faces.map(({ family }) => family))].join(', ')
}

/** Draws a dot with a font, which makes the process load the font. */
async function loadFace(face: Face) {
  const { family: font, file } = face
  await sharp({ text: { text: '.', font, fontfile: join(folder, file) } })
    .raw()
    .toBuffer()
  loadedFaces.add(face)
}
