// The shades that are shown until a picture has loaded. They are classes of the public style, in components/site/tones.css.

/** Lightness and chroma in OKLab, where equal steps look equal; photographs are duller than one thinks. */
const lightnesses = [0.26, 0.42, 0.57, 0.72, 0.88]
const chroma = 0.065
const hues = [25, 75, 125, 175, 235, 295]

/** The name of each shade, and its colour: `#abc`. */
export const tones = lightnesses.flatMap((lightness, row) =>
  [undefined, ...hues].map((hue, column) => {
    const angle = ((hue ?? 0) * Math.PI) / 180
    const strength = hue === undefined ? 0 : chroma
    const colour = shortHex([lightness, strength * Math.cos(angle), strength * Math.sin(angle)])
    return { name: `t${row * (hues.length + 1) + column}`, colour, isDark: lightness < 0.6 }
  }),
)

/**
 * The shade nearest to the mean of a picture; none for one that can be seen through.
 * @param {import('sharp').Sharp} picture in sRGB
 * @returns {Promise<string | null>}
 */
export async function toneOf(picture) {
  const { isOpaque } = await picture.clone().stats()
  if (!isOpaque) return null
  const small = picture.clone().removeAlpha().resize(16, 16, { fit: 'fill' }).toColourspace('srgb').raw()
  const { data, info } = await small.toBuffer({ resolveWithObject: true })
  const sum = [0, 0, 0]
  for (let at = 0; at < data.length; at += info.channels) {
    const pixel = info.channels < 3 ? [data[at], data[at], data[at]] : [data[at], data[at + 1], data[at + 2]]
    toOklab(pixel).forEach((value, axis) => (sum[axis] += value))
  }
  return nearest(sum.map((value) => value / (data.length / info.channels)))
}

/** @param {number[]} colour in OKLab */
function nearest(colour) {
  const far = tones.map((tone) => {
    const digits = [...tone.colour.slice(1)].map((digit) => parseInt(digit, 16) * 17)
    return Math.hypot(...toOklab(digits).map((value, axis) => value - colour[axis]))
  })
  return tones[far.indexOf(Math.min(...far))].name
}

// Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/

/** @param {number[]} rgb 0 to 255 */
function toOklab(rgb) {
  const [r, g, b] = rgb.map((value) => {
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

/** @param {number[]} lab */
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
