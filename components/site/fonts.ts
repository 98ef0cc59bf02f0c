import { fontFiles, fontScripts } from '@/lib/languages/fonts.mjs'
import { languageNames } from '@/lib/languages/languages'
import { isHelp, styleFor } from './style'
import { faces } from './stylesheet'

type ScriptName = keyof typeof fontScripts

const languageOwnNames = Object.values(languageNames).map(({ own }) => own)
const ownNames = new Set(languageOwnNames.map((name) => `>${name}<`))
const scriptLetters = Object.values(fontScripts).map((script) => script.letters.source.slice(1, -1))
// One pass for all scripts: most documents have them only in language names. Linear: one repeated character class.
const letterRuns = new RegExp(`>?[${scriptLetters.join('')}]+<?`, 'g')

/** Adds the style and the fonts of scripts on the page. Names of languages in the switch do not count. */
export function withStyle(html: string) {
  const pageScripts = scriptsIn(html)
  const styles = [styleFor(html), ...pageScripts.map((script) => faces[script])].map((css) => `<style>${css}</style>`)
  // A page in a script would shift when its font arrives, so that is requested first. Pages of help use device fonts.
  const main = pageScripts.filter(
    (script) => !isHelp(html) && html.includes(`<html lang="${fontScripts[script].language}"`),
  )
  const early = main.flatMap((script) =>
    fontFiles.filter((font) => font.script === script && font.weight === 400).map(preloadLink),
  )
  return html.replace('</head>', () => `${[...early, ...styles].join('')}</head>`)
}

function preloadLink({ address }: { address: string }) {
  return `<link rel="preload" as="font" type="font/woff2" href="${address}" crossorigin/>`
}

function scriptsIn(html: string) {
  const text = (html.match(letterRuns) ?? []).filter((run) => !ownNames.has(run)).join('')
  return (Object.keys(fontScripts) as ScriptName[]).filter((script) => fontScripts[script].letters.test(text))
}
