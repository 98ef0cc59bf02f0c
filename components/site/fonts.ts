import { fontFiles, scripts } from '@/lib/languages/fonts.mjs'
import { languageNames } from '@/lib/languages/languages'
import { isHelp, styleFor } from './style'
import { faces } from './stylesheet'

type Script = keyof typeof scripts

const names = Object.values(languageNames).map(({ own }) => own)
const ownNames = new Set(names.map((name) => `>${name}<`))
const letters = Object.values(scripts).map((script) => script.letters.source.slice(1, -1))
// One way through the document for all scripts: most have none of them but in those names.
// Linear: one set of characters over and over, found wherever one stands.
const runs = new RegExp(`>?[${letters.join('')}]+<?`, 'g')

/**
 * A finished document with its style, and with the fonts of the scripts it shows, each a small style of its own. A page without them has none: a
 * reader of Latin letters fetches nothing. A language's name for itself does not count, since the way to every language stands
 * on every page, and who reads that language has its letters.
 */
export function withStyle(html: string) {
  const pageScripts = scriptsIn(html)
  const styles = [styleFor(html), ...pageScripts.map((script) => faces[script])].map((css) => `<style>${css}</style>`)
  // If the whole page is in a script, its letters would jump when the font comes: that of the text is asked for first, and what
  // stands out follows. Where people find help, words come first, in the letters of the device.
  const main = pageScripts.filter(
    (script) => !isHelp(html) && html.includes(`<html lang="${scripts[script].language}"`),
  )
  const early = main.flatMap((script) =>
    fontFiles.filter((font) => font.script === script && font.weight === 400).map(preload),
  )
  return html.replace('</head>', () => `${[...early, ...styles].join('')}</head>`)
}

function preload({ address }: { address: string }) {
  return `<link rel="preload" as="font" type="font/woff2" href="${address}" crossorigin/>`
}

function scriptsIn(html: string) {
  const text = (html.match(runs) ?? []).filter((run) => !ownNames.has(run)).join('')
  return (Object.keys(scripts) as Script[]).filter((script) => scripts[script].letters.test(text))
}
