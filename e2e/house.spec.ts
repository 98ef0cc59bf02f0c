import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from './support/places'
import { expect, test } from './support/test'

test('Next freezes no page at build but its own 404', () => {
  const { routes, dynamicRoutes } = JSON.parse(readFileSync(join(clone, '.next/prerender-manifest.json'), 'utf8'))
  expect(Object.keys(routes).filter((route) => !['/_not-found', '/_global-error'].includes(route))).toEqual([])
  expect(Object.keys(dynamicRoutes)).toEqual([])
})
