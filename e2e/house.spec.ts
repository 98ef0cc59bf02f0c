import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from './support/places'
import { expect, test } from './support/test'

test('Next freezes no page at build but its own 404', () => {
  const { routes, dynamicRoutes } = JSON.parse(readFileSync(join(clone, '.next/prerender-manifest.json'), 'utf8'))
  // `_global-error` is Next's last resort, made by every build; the front door replaces it on public addresses.
  expect(Object.keys(routes).sort()).toEqual(['/_global-error', '/_not-found'])
  expect(Object.keys(dynamicRoutes)).toEqual([])
})
