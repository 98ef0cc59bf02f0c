import { caching, headers, types } from './headers'
import { addressOfFile, type Rule, type Rules } from './rules'

/** `_redirects`, as Netlify and what learnt from it read it: the first line that fits counts. */
export function netlifyRedirects({ moved, gonePaths }: Rules) {
  const ownRules = moved.filter(({ host }) => host === undefined)
  return lines([
    ...moved.filter(({ host }) => host !== undefined).flatMap(atHost),
    // A line counts wherever its names are, whatever else there is: those with more of them come first.
    ...ownRules
      .filter(({ query }) => query !== undefined)
      .toSorted((a, b) => names(b) - names(a))
      .map((rule) => `${rule.path} ${queryConditions(rule)} ${rule.to} 301!`),
    ...ownRules.filter(({ query }) => query === undefined).map(({ path, to }) => `${path} ${to} 301`),
    ...gonePaths.map((path) => `${path} ${addressOfFile(`${path.slice(1)}/index.html`)} 410!`),
    '/en / 301',
    '/en/* /:splat 301',
    '/:year/:month/:day/:slug /:year/:month/:slug/ 301',
  ])
}

/** The lines of a rule for one host: they name the host, under both schemes. */
function atHost(rule: Rule) {
  const from = [rule.host! + rule.path, ...(rule.query === undefined ? [] : [queryConditions(rule)])].join(' ')
  return ['http', 'https'].map((scheme) => `${scheme}://${from} ${rule.to} 301!`)
}

function names({ query }: Rule) {
  return new URLSearchParams(query).size
}

function queryConditions({ query }: Rule) {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(' ')
}

/** `_headers`, which Netlify and similar hosts read. */
export function netlifyHeaders() {
  return lines([
    '/*',
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    '/fonts/*.woff2',
    `  Cache-Control: ${caching.fonts}`,
    ...Object.entries(types).flatMap(([name, type]) =>
      [`/${name}`, `/*/${name}`].flatMap((path) => [path, `  Content-Type: ${type}`]),
    ),
  ])
}

function lines(all: string[]) {
  return `${all.join('\n')}\n`
}
