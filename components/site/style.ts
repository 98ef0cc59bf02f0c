import { ownName } from '@/lib/languages/language-tags'
import { createHash } from 'node:crypto'
import type { Selector, StyleRule } from './style-rule'
import { helpStyle, rules, faces } from './stylesheet'
import { fontScripts } from '@/lib/languages/fonts.mjs'
import { withDirections } from '@/lib/web/html'

const listPattern = /:is\(((?:(?::lang\([a-z]+\)|\.[a-z][a-z0-9-]*),?)+)\)/g

export const wholeStyle = cssText(rules, { has: () => true })

/** Returns the style of a page, without rules for elements, classes and languages that it lacks. */
export function styleFor(html: string) {
  return isHelp(html) ? helpStyle : cssText(rules, usedNamesIn(html))
}

export function isHelp(html: string) {
  return /^<!doctype html><html lang="[^"]+"(?: dir="[a-z]+")? class="help">/.test(html)
}

function cssText(rules: StyleRule[], names: Pick<Set<string>, 'has'>): string {
  return rules
    .map((rule) => {
      const before = 'within' in rule ? rule.within : selectorsFor(rule.selectors, names)
      const inside = 'within' in rule ? cssText(rule.rules, names) : rule.declarations
      return before && inside && `${before}{${inside}}`
    })
    .join('')
}

function selectorsFor(selectors: Selector[], names: Pick<Set<string>, 'has'>) {
  return selectors
    .filter(({ needs }) => needs.some((all) => all.every((name) => names.has(name))))
    .map(({ text }) => text.replaceAll(listPattern, (_, listed: string) => anyUsed(listed.split(','), names)))
    .join()
}

function anyUsed(names: string[], used: Pick<Set<string>, 'has'>) {
  const present = names.filter((name) => used.has(name))
  return present.length === 1 ? present[0]! : `:is(${present.join()})`
}

// A link to a page in another language has its `lang` too, but is set like its neighbours.
// Linear: a name, or characters between two quotation marks.
const usedNamesPattern = /<([a-z][a-z0-9]*)|\sclass="([^"]*)"|\slang="([a-z]+)(?:-[^"]*)?"(?! hrefLang=)|\sdir="(rtl)"/g

function usedNamesIn(html: string) {
  const names = new Set<string>()
  for (const [, element, classes, language, direction] of html.matchAll(usedNamesPattern)) {
    if (element) names.add(element)
    if (language) names.add(`:lang(${language})`)
    if (direction) names.add(`[dir=${direction}]`)
    for (const name of classes?.split(' ') ?? []) names.add(`.${name}`)
  }
  return names
}

export function styleHashes(html: string) {
  const [head = ''] = html.split('</head>', 1)
  const styles = head.split('<style>').slice(1)
  return styles.map((style) => cssHash(style.slice(0, style.indexOf('</style>')))).join(' ')
}

export function cssHash(css: string) {
  return `sha256-${createHash('sha256').update(css).digest('base64')}`
}

type ScriptName = keyof typeof fontScripts

const ownNames = new Set(Object.values(fontScripts).map(({ language }) => `>${ownName(language)}<`))
const scriptLetters = Object.values(fontScripts).map((script) => script.letters.source.slice(1, -1))
// One pass for all scripts: most documents have them only in the switch. Linear: one repeated character class each.
const letterRuns = new RegExp(` title="[^"]*"|>?[${scriptLetters.join('')}]+<?`, 'g')

/** Adds directions, the style and the fonts of scripts on the page. Names and titles in the switch do not count. */
export function withStyle(markup: string) {
  const html = withDirections(markup)
  // No preload: it would fetch a font that the device has, which `local()` of its face finds.
  const styles = [styleFor(html), ...scriptsIn(html).map((script) => faces[script])]
  return html.replace('</head>', () => `${styles.map((css) => `<style>${css}</style>`).join('')}</head>`)
}

function scriptsIn(html: string) {
  const text = (html.match(letterRuns) ?? []).filter((run) => !run.startsWith(' title=') && !ownNames.has(run)).join('')
  return (Object.keys(fontScripts) as ScriptName[]).filter((script) => fontScripts[script].letters.test(text))
}
