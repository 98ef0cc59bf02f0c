/** Scripts whose letters many devices lack, with this site's fonts and their Unicode ranges. */
export const fontScripts = /** @type {const} */ ({
  khmer: { language: 'km', range: 'U+1780-17FF,U+19E0-19FF', letters: /[\u1780-\u17ff\u19e0-\u19ff]/ },
  lao: { language: 'lo', range: 'U+0E80-0EFF', letters: /[\u0e80-\u0eff]/ },
  myanmar: {
    language: 'my',
    range: 'U+1000-109F,U+A9E0-A9FE,U+AA60-AA7F',
    letters: /[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]/,
  },
  thai: { language: 'th', range: 'U+0E00-0E7F', letters: /[\u0e00-\u0e7f]/ },
})

const fontWeights = [400, 600]
/** Part of the addresses, so that the bytes at an address never change. A test compares it with package.json. */
export const fontsVersion = '5.3.0'

export const fontFiles = Object.keys(fontScripts).flatMap((script) =>
  fontWeights.map((weight) => ({
    script,
    weight,
    address: `/fonts/noto-sans-${script}-${weight}-${fontsVersion}.woff2`,
    file: `node_modules/@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-${weight}-normal.woff2`,
  })),
)

/** All scripts share one font family, divided by Unicode ranges. @param {keyof typeof fontScripts} script */
export function facesOf(script) {
  return fontFiles
    .filter((font) => font.script === script)
    .map(
      ({ weight, address }) =>
        `@font-face{font-family:Letters;font-weight:${weight};font-display:swap;` +
        `src:local(${fontFileName(script, weight)}),url(${address}) format("woff2");unicode-range:${fontScripts[script].range}}`,
    )
    .join('')
}

/** Many phones have a typeface in bold, few in semi-bold. @param {string} script @param {number} weight */
function fontFileName(script, weight) {
  return `NotoSans${script[0].toUpperCase()}${script.slice(1)}-${weight === 400 ? 'Regular' : 'Bold'}`
}
