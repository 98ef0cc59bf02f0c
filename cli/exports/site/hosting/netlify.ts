import { headers } from './headers'
import { pathOf, type Rules } from './rules'

/** `_redirects`, as Netlify and what learnt from it read it: the first line that fits counts. */
export function netlifyRedirects({ moved, gone }: Rules) {
  return lines([
    ...moved
      .filter(({ query }) => query !== undefined)
      .map(({ path, query, to }) => `${path} ${[...new URLSearchParams(query)].map(choice).join(' ')} ${to} 301!`),
    ...moved.filter(({ query }) => query === undefined).map(({ path, to }) => `${path} ${to} 301`),
    ...gone.map((path) => `${path} ${pathOf(`${path.slice(1)}/index.html`)} 410!`),
    '/en / 301',
    '/en/* /:splat 301',
    '/:year/:month/:day/:slug /:year/:month/:slug/ 301',
  ])
}

function choice([name, value]: [string, string]) {
  return `${name}=${encodeURIComponent(value)}`
}

/** `_headers`, which the same read. */
export function netlifyHeaders() {
  return lines([
    '/*',
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    '/publications/*/linkset',
    '  Content-Type: application/linkset',
  ])
}

function lines(all: string[]) {
  return `${all.join('\n')}\n`
}
