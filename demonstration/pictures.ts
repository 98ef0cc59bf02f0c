import sharp from 'sharp'
import type { PictureName } from './facts'

// Drawn here, from nothing: no stock, no one in them. Paper, ink, hairlines and the one accent of the site.

const paper = '#fcfbf8'
const ink = '#16191d'
const accent = '#00587c'
const size = { width: 1800, height: 1200 }
const riverHeight = 1060

export const pictures: Record<PictureName, { name: string; draw: () => Promise<Buffer> }> = {
  river: { name: 'river.jpg', draw: () => jpeg(Buffer.from(river())) },
  layers: { name: 'layers.png', draw: () => png(Buffer.from(layers())) },
  contours: { name: 'contours.png', draw: () => png(Buffer.from(contours())) },
}

async function jpeg(svg: Buffer) {
  return sharp(svg).flatten({ background: paper }).jpeg({ quality: 88 }).toBuffer()
}

async function png(svg: Buffer) {
  return sharp(svg).flatten({ background: paper }).png({ palette: true, colours: 64 }).toBuffer()
}

type Point = [x: number, y: number]

function svg(inside: string, { width, height } = size) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>${inside}</svg>`
}

function line(points: Point[], stroke: string, width: number, opacity = 1) {
  const path = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')
  return `<path d="M${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linejoin="round" stroke-linecap="round"/>`
}

/** Older courses as hairlines, the present one in blue with six dots along it. */
function river() {
  const ages = Array.from({ length: 26 }, (_, age) => line(course(0.3 + age * 0.062), ink, 1.6, 0.18 + age * 0.022))
  const present = course(1.96)
  const dots = [0.13, 0.28, 0.43, 0.57, 0.71, 0.86].map((part) => present[Math.round(part * (present.length - 1))]!)
  const marks = dots.map(
    ([x, y]) => `<circle cx="${x}" cy="${y}" r="15" fill="${paper}" stroke="${ink}" stroke-width="5"/>`,
  )
  return svg([...ages, line(present, accent, 20), ...marks].join(''), { ...size, height: riverHeight })
}

/** A meander: the direction of flow swings like a sine; `swing` (radians) is how far. Scaled to cross the picture. */
function course(swing: number): Point[] {
  const steps = 900
  const points: Point[] = [[0, 0]]
  for (let step = 1; step <= steps; step++) {
    const along = step / steps
    const direction = swing * Math.sin(along * Math.PI * 9 + 0.5) * (0.82 + 0.18 * Math.sin(along * 11))
    const [x, y] = points.at(-1)!
    points.push([x + Math.cos(direction), y + Math.sin(direction)])
  }
  const [endX, endY] = points.at(-1)!
  const scale = (size.width + 160) / endX
  return points.map(([x, y]) => [x * scale - 80, (y - (endY * x) / endX) * scale * 1.35 + riverHeight / 2])
}

/** Sheets on one another, the uppermost ruled and with a blue edge. */
function layers() {
  const turns = [-9, 6, -4.5, 3, -1.5, 0.6]
  const sheets = turns.map((turn, order) => {
    const top = order === turns.length - 1
    const ruled = top ? ruling() : ''
    return `<g transform="translate(${900 + (order - 3) * 26} ${600 - (order - 3) * 14}) rotate(${turn})">
      <rect x="-620" y="-430" width="1240" height="860" fill="${top ? '#ffffff' : paper}" stroke="${ink}" stroke-width="${top ? 3 : 1.8}"/>${ruled}</g>`
  })
  return svg(sheets.join(''))
}

function ruling() {
  const rows = Array.from({ length: 15 }, (_, row) => {
    const length = row % 5 === 4 ? 460 : 920 - ((row * 53) % 110)
    return line(
      [
        [-460, -230 + row * 41],
        [-460 + length, -230 + row * 41],
      ],
      ink,
      2,
      0.5,
    )
  })
  const title = line(
    [
      [-460, -320],
      [140, -320],
    ],
    ink,
    14,
  )
  return `<rect x="-620" y="-430" width="30" height="860" fill="${accent}"/>${title}${rows.join('')}`
}

/** Lines of equal height of an imagined landscape; one of them in blue. */
function contours() {
  const levels = Array.from({ length: 17 }, (_, level) => 0.16 + level * 0.1)
  return svg(
    levels
      .map((level, order) => {
        const blue = order === 6
        const bold = order % 4 === 2
        return `<path d="${isoline(level)}" fill="none" stroke="${blue ? accent : ink}" stroke-width="${blue ? 9 : bold ? 3.2 : 1.6}" stroke-opacity="${blue ? 1 : bold ? 0.75 : 0.5}" stroke-linecap="round"/>`
      })
      .join(''),
  )
}

const hills = [
  [0.24, 0.36, 0.19, 1.5],
  [0.42, 0.62, 0.16, 0.9],
  [0.7, 0.3, 0.24, 1.25],
  [0.86, 0.78, 0.2, 1.35],
  [0.12, 0.92, 0.18, 0.8],
  [0.58, 0.98, 0.15, 0.7],
  [0.5, 0.1, 0.13, 0.6],
] as const

function height(x: number, y: number) {
  const ripple = 0.05 * Math.sin(x * 21 + 2 * Math.sin(y * 9)) * Math.cos(y * 17)
  return hills.reduce((sum, [hx, hy, spread, top]) => {
    const distance = ((x - hx) * 1.5) ** 2 + (y - hy) ** 2
    return sum + top * Math.exp(-distance / (2 * spread ** 2))
  }, ripple)
}

/** Marching squares: each cell of a grid adds the piece of the line that crosses it. */
function isoline(level: number) {
  const cell = 10
  const pieces: string[] = []
  const at = (x: number, y: number) => height(x / size.width, y / size.height) - level
  for (let y = 0; y < size.height; y += cell) {
    for (let x = 0; x < size.width; x += cell) {
      const corners: Point[] = [
        [x, y],
        [x + cell, y],
        [x + cell, y + cell],
        [x, y + cell],
      ]
      const crossings = corners.flatMap((from, side) => crossing(from, corners[(side + 1) % 4]!, at))
      for (let n = 0; n + 1 < crossings.length; n += 2) pieces.push(`M${crossings[n]}L${crossings[n + 1]}`)
    }
  }
  return pieces.join('')
}

function crossing(from: Point, to: Point, at: (x: number, y: number) => number): string[] {
  const [a, b] = [at(...from), at(...to)]
  if (a < 0 === b < 0) return []
  const part = a / (a - b)
  return [from.map((value, axis) => (value + (to[axis]! - value) * part).toFixed(1)).join(' ')]
}
