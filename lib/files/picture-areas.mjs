// Plain JavaScript: the child process that blurs and the browser that previews both read it.

/**
 * A part of a picture to make unrecognisable, in pixels. `shape`: the box, or the oval within it.
 * @typedef {{ shape: 'rectangle' | 'oval', left: number, top: number, width: number, height: number }} PictureArea
 */
/** @typedef {{ width: number, height: number }} Size */

/** Pixels of a side; areas in one request. */
export const minAreaSide = 8
const maxAreas = 50

/** Pixels blurred around an area: a compression block (16 pixels in most JPEGs) may have traces of it. */
const areaMargin = 16

/** Maximum cells along a side, minimum width of a cell (pixels), and the step of its colour (0 to 255). */
const [maxCells, maxCellsOfLongSide] = [3, 4]
const minCellSide = 8
const colourStep = 17

/** Returns a sentence; undefined for valid areas. @param {PictureArea[]} areas @param {Size} picture */
export function areasProblem(areas, picture) {
  if (areas.length === 0) return 'Draw at least one area.'
  if (areas.length > maxAreas) return `Draw at most ${maxAreas} areas at a time.`
  if (areas.some(({ left, top, width, height }) => ![left, top, width, height].every(Number.isInteger)))
    return 'An area is not in whole pixels.'
  if (areas.some(({ width, height }) => Math.min(width, height) < minAreaSide))
    return `An area is too small: draw it at least ${minAreaSide} pixels wide and high.`
  const isOutside = areas.some(
    ({ left, top, width, height }) =>
      left < 0 || top < 0 || left + width > picture.width || top + height > picture.height,
  )
  if (isOutside) return 'An area reaches beyond the picture.'
}

/** @param {PictureArea} area @param {Size} picture @returns {PictureArea} */
export function withMargin({ shape, left, top, width, height }, picture) {
  const [right, bottom] = [
    Math.min(picture.width, left + width + areaMargin),
    Math.min(picture.height, top + height + areaMargin),
  ]
  const [newLeft, newTop] = [Math.max(0, left - areaMargin), Math.max(0, top - areaMargin)]
  return { shape, left: newLeft, top: newTop, width: right - newLeft, height: bottom - newTop }
}

/** @param {PictureArea} area @param {number} by @returns {PictureArea} */
export function scaledArea({ shape, left, top, width, height }, by) {
  const [newLeft, newTop] = [Math.floor(left * by), Math.floor(top * by)]
  const [right, bottom] = [Math.ceil((left + width) * by), Math.ceil((top + height) * by)]
  return { shape, left: newLeft, top: newTop, width: right - newLeft, height: bottom - newTop }
}

/**
 * Blurs areas in place. At most twelve cells of blended mean colours remain of each: no other old pixel stays.
 * @param {Uint8Array | Uint8ClampedArray} pixels
 * @param {Size & { channels: number }} info @param {PictureArea[]} areas within the picture
 */
export function blurAreas(pixels, info, areas) {
  for (const area of areas) paintArea(pixels, info, { area, cells: meansOf(pixels, info, area) })
}

/** @param {number} side @param {number} other */
function cellsAlong(side, other) {
  const max = side >= other * 1.5 ? maxCellsOfLongSide : maxCells
  return Math.max(1, Math.min(max, Math.floor(side / minCellSide)))
}

/** @typedef {{ across: number, down: number, means: Float64Array }} Cells */

/**
 * @param {Uint8Array | Uint8ClampedArray} pixels
 * @param {Size & { channels: number }} info
 * @param {PictureArea} area
 * @returns {Cells}
 */
function meansOf(pixels, { width, channels }, area) {
  const across = cellsAlong(area.width, area.height)
  const down = cellsAlong(area.height, area.width)
  const means = new Float64Array(across * down * channels)
  const counts = new Float64Array(across * down)
  for (let y = 0; y < area.height; y++) {
    const row = Math.floor((y * down) / area.height) * across
    let at = ((area.top + y) * width + area.left) * channels
    for (let x = 0; x < area.width; x++) {
      const cell = row + Math.floor((x * across) / area.width)
      counts[cell]++
      for (let channel = 0; channel < channels; channel++) means[cell * channels + channel] += pixels[at++]
    }
  }
  for (let n = 0; n < means.length; n++) {
    const mean = means[n] / counts[Math.floor(n / channels)]
    means[n] = Math.round(mean / colourStep) * colourStep
  }
  return { across, down, means }
}

/**
 * @param {Uint8Array | Uint8ClampedArray} pixels
 * @param {Size & { channels: number }} info
 * @param {{ area: PictureArea, cells: Cells }} what
 */
function paintArea(pixels, { width, channels }, { area, cells: { across, down, means } }) {
  const colours = channels - 1 + (channels % 2)
  const columns = Array.from({ length: area.width }, (_, x) => interpolateCells(x, area.width, across))
  for (let y = 0; y < area.height; y++) {
    const row = interpolateCells(y, area.height, down)
    for (let x = 0; x < area.width; x++) {
      if (area.shape === 'oval' && isOutsideOval(x, y, area)) continue
      const column = columns[x]
      const at = ((area.top + y) * width + area.left + x) * channels
      for (let channel = 0; channel < colours; channel++) {
        const of = (/** @type {number} */ line, /** @type {number} */ cell) =>
          means[(line * across + cell) * channels + channel]
        const above = of(row.first, column.first) * (1 - column.share) + of(row.first, column.second) * column.share
        const below = of(row.second, column.first) * (1 - column.share) + of(row.second, column.second) * column.share
        pixels[at + channel] = Math.round(above * (1 - row.share) + below * row.share)
      }
      // Transparent pixels are covered too.
      if (colours < channels) pixels[at + colours] = 255
    }
  }
}

/** Returns two cells and the distance to the second. @param {number} at @param {number} length @param {number} cells */
function interpolateCells(at, length, cells) {
  const place = Math.max(0, Math.min(cells - 1, ((at + 0.5) * cells) / length - 0.5))
  const first = Math.floor(place)
  return { first, second: Math.min(cells - 1, first + 1), share: place - first }
}

/** @param {number} x @param {number} y @param {Size} area */
function isOutsideOval(x, y, { width, height }) {
  return ((2 * x + 1) / width - 1) ** 2 + ((2 * y + 1) / height - 1) ** 2 > 1
}
