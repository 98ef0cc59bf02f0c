// A style sheet as a list of rules; each selector has the names that a page needs for it.
const { parse: parseSelectors } = await import('css-what')
const { parse: parseSheet } = await import('postcss')

/** @typedef {import('../components/site/style-rule').StyleRule} StyleRule */

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/** Shortens custom properties to one letter, since every page carries them. @param {string} css */
export function withShortNames(css) {
  const property = /(?<![\w-])--([a-z][a-z-]*)/g
  const names = [...new Set(Array.from(css.matchAll(property), ([, name]) => name))]
  if (names.length > alphabet.length)
    throw new Error('The style has more properties of its own than there are letters.')
  return css.replace(property, (_, name) => `--${alphabet[names.indexOf(name)]}`)
}

/** @param {string} css @returns {StyleRule[]} */
export function rulesOf(css) {
  return parseSheet(css).nodes.flatMap(ruleOf)
}

/** @param {string} css */
export function withoutComments(css) {
  const sheet = parseSheet(css)
  sheet.walkComments((comment) => void comment.remove())
  return sheet.toString().trim()
}

/** @returns {StyleRule[]} */
function ruleOf(node) {
  if (node.type === 'rule') return [{ selectors: node.selectors.map(selectorOf), declarations: node.nodes.join(';') }]
  // Every page may be printed: `@page` always applies.
  if (node.type === 'atrule' && node.name === 'page')
    return [{ selectors: [{ text: '@page', needs: [[]] }], declarations: node.nodes.join(';') }]
  if (node.type === 'atrule' && node.nodes)
    return [{ within: `@${node.name} ${node.params}`, rules: node.nodes.flatMap(ruleOf) }]
  if (node.type === 'comment') return []
  throw new Error(`The style has something that no page can have a part of: ${node}`)
}

/** @param {string} text @returns {import('../components/site/style-rule').Selector} */
function selectorOf(text) {
  return { text, needs: needsOf(text) }
}

/** Returns sets of names: a page with all names of one set needs the rule. Ignores states, other attributes and `:not`. */
export function needsOf(selector) {
  return parseSelectors(selector).flatMap(namesIn)
}

/** @returns {string[][]} */
function namesIn(tokens) {
  return tokens.reduce((sets, token) => combineSets(sets, namesOf(token)), [[]])
}

/** @returns {string[][]} */
function namesOf(token) {
  if (token.type === 'tag') return [[token.name]]
  if (token.type === 'attribute' && token.name === 'class') return [[`.${token.value}`]]
  // A page with any direction has the other one as well.
  if (token.type === 'attribute' && token.name === 'dir') return [['[dir=rtl]']]
  if (token.type === 'pseudo' && token.name === 'lang') return [[`:lang(${token.data})`]]
  if (token.type === 'pseudo' && token.name === 'is') return token.data.flatMap(namesIn)
  return [[]]
}

function combineSets(sets, others) {
  return sets.flatMap((names) => others.map((more) => [...names, ...more]))
}
