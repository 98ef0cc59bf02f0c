// @ts-check
/** @typedef {[number, number, number]} Triple the three parts of a colour */

// Shades shown until a picture has loaded. scripts/stylesheet.mjs makes a class of each.

/** Lightness and chroma in OKLab, where equal steps look equal; photographs have little chroma. */
const lightnesses = [0.26, 0.42, 0.57, 0.72, 0.88]
const toneChroma = 0.065
const toneHues = [25, 75, 125, 175, 235, 295]

export const tones = lightnesses.flatMap((lightness, row) =>
  [undefined, ...toneHues].map((hue, column) => {
    const angle = ((hue ?? 0) * Math.PI) / 180
    const strength = hue === undefined ? 0 : toneChroma
    const colour = shortHex([lightness, strength * Math.cos(angle), strength * Math.sin(angle)])
    return { name: `t${row * (toneHues.length + 1) + column}`, colour, isDark: lightness < 0.6 }
  }),
)

/** Null if transparent. @param {import('sharp').Sharp} picture in sRGB @returns {Promise<string | null>} */
export async function toneOf(picture) {
  const { isOpaque } = await picture.clone().stats()
  if (!isOpaque) return null
  const small = picture.clone().removeAlpha().resize(16, 16, { fit: 'fill' }).toColourspace('srgb').raw()
  const { data, info } = await small.toBuffer({ resolveWithObject: true })
  /** @type {Triple} */
  const sum = [0, 0, 0]
  for (let at = 0; at < data.length; at += info.channels) {
    const [red = 0, green = red, blue = red] = data.subarray(at, at + (info.channels < 3 ? 1 : 3))
    const [lightness, a, b] = toOklab([red, green, blue])
    sum[0] += lightness
    sum[1] += a
    sum[2] += b
  }
  const pixels = data.length / info.channels
  return nearestTone([sum[0] / pixels, sum[1] / pixels, sum[2] / pixels])
}

/** @param {Triple} colour in OKLab */
function nearestTone([lightness, a, b]) {
  const far = tones.map((tone) => {
    const [red = '0', green = '0', blue = '0'] = tone.colour.slice(1)
    const shade = toOklab([parseInt(red, 16) * 17, parseInt(green, 16) * 17, parseInt(blue, 16) * 17])
    return Math.hypot(shade[0] - lightness, shade[1] - a, shade[2] - b)
  })
  return tones[far.indexOf(Math.min(...far))]?.name ?? null
}

// Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/

/** @param {Triple} rgb 0 to 255 @returns {Triple} */
function toOklab(rgb) {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** @param {Triple} lab */
function shortHex([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const digits = linear.map((part) => {
    const value = part <= 0.0031308 ? part * 12.92 : 1.055 * Math.max(part, 0) ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, value)) * 15).toString(16)
  })
  return `#${digits.join('')}`
}
