import sharp from 'sharp'

type Box = { left: number; top: number; width: number; height: number }
export type Layout = {
  width: number
  sideways: number
  fontsFailed: string[]
  places: Record<string, Box>
  overlaps: string[]
}

/**
 * The distance by which two browsers may differ. Without our fonts, each uses another typeface of the device and breaks
 * lines by its own rules. So parts below a text move by some lines, and lines are longer or shorter; the columns of a
 * page are equal.
 */
export const tolerance = { across: 4, measure: 80, down: 90, downShare: 0.12, grey: 16 }

/** Returns the problems of a page by itself. */
export function faultsOf({ sideways, fontsFailed, overlaps }: Layout) {
  return [
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
    ...fontsFailed.map((family) => `${family} did not load`),
    ...overlaps.map((pair) => `lies over each other: ${pair}`),
  ]
}

/** Returns elements at other places than in the reference browser. */
export function differencesOf(layout: Layout, reference: Layout) {
  const names = new Set([...Object.keys(layout.places), ...Object.keys(reference.places)])
  return [...names].flatMap((name) => {
    const [one, other] = [layout.places[name], reference.places[name]]
    if (!one || !other) return [`${name} is ${one ? 'here' : 'there'} alone`]
    const down = (length: number) => Math.max(tolerance.down, length * tolerance.downShare)
    return [
      ...far('left', one.left, other.left, tolerance.across),
      ...far('top', one.top, other.top, down(other.top)),
      ...far('right', one.left + one.width, other.left + other.width, rightOf(name)),
      ...far('height', one.height, other.height, down(other.height)),
    ].map((difference) => `${name}: ${difference}`)
  })
}

/** Returns the right edge of a text element, which is as wide as a line of its letters. */
function rightOf(name: string) {
  return /^(h\d|section)/.test(name) ? tolerance.measure : tolerance.across
}

function far(side: string, one: number, other: number, max: number) {
  return Math.abs(one - other) > max ? [`${side} ${Math.round(one)}, not ${Math.round(other)}`] : []
}

const small = 90

/** Returns the mean difference of two pictures (0 to 255): small and grey, so that letters become the tone of lines. */
export async function greyDifference(path: string, reference: string) {
  const [one, other] = await Promise.all([path, reference].map(smallAndGrey))
  const length = Math.min(one!.length, other!.length)
  let sum = 0
  for (let at = 0; at < length; at++) sum += Math.abs(one![at]! - other![at]!)
  return sum / length
}

async function smallAndGrey(path: string) {
  return sharp(path).flatten({ background: '#fff' }).greyscale().resize({ width: small }).blur(1).raw().toBuffer()
}
